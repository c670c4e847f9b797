-- Expand: what rate limits count, shared by every web process. Keys are hashed with a secret; an hourly job forgets what has ended.
-- The limiter adds rows without naming columns, so these stand in its order: key, points, end in milliseconds.
CREATE TABLE "RateLimit" (
    "key" VARCHAR(120) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");
