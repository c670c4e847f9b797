-- Expand: how large a file was, once its bytes are erased.

ALTER TABLE "ImportFile" ADD COLUMN "size" INTEGER;
