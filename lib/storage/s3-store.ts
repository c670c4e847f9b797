import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import type { FileKey, OutsideStore } from './file-store'
import { StoreAway } from './store-away'

type Address = { url: string; accessKey?: string; secretKey?: string }
type Waits = { connect: number; answer: number }

const WAITS: Waits = { connect: 4_000, answer: 20_000 }

/** Files in a bucket that speaks the protocol of Amazon S3, as `folder/school/hash`. */
export function s3Store({ url, accessKey, secretKey }: Address, waits = WAITS): OutsideStore {
  const { hostname: Bucket, pathname, searchParams } = new URL(url)
  const folder = pathname.replace(/^\/+|\/+$/g, '')
  const prefix = folder ? `${folder}/` : ''
  const client = new S3Client(clientConfig(searchParams, accessKey, secretKey, waits))
  const keyOf = ({ schoolId, sha256 }: FileKey) => `${prefix}${schoolId}/${sha256}`
  const may = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw new StoreAway(doing, error)
    }
  }
  return {
    name: `s3://${Bucket}/${folder}`,
    put: (key, { bytes, contentType }) =>
      may('keep a file', async () => {
        await client.send(new PutObjectCommand({ Bucket, Key: keyOf(key), Body: bytes, ContentType: contentType }))
      }),
    get: (key) =>
      may('give a file', async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(key) }))
          return (await Body?.transformToByteArray()) ?? null
        } catch (error) {
          if ((error as { name?: string }).name === 'NoSuchKey') return null
          throw error
        }
      }),
    remove: (key) =>
      may('remove a file', async () => {
        await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(key) }))
      }),
    async *list() {
      let from: string | undefined
      do {
        const page = await may('list its files', () =>
          client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: from })),
        )
        for (const { Key, LastModified } of page.Contents ?? []) {
          const [, schoolId, sha256] = OURS.exec(Key?.slice(prefix.length) ?? '') ?? []
          // Whatever else lies in the bucket is not ours to touch.
          if (schoolId && sha256 && LastModified) yield { schoolId, sha256, since: LastModified }
        }
        from = page.NextContinuationToken
      } while (from)
    },
  }
}

const OURS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{64})$/

function clientConfig(
  where: URLSearchParams,
  accessKeyId: string | undefined,
  secretAccessKey: string | undefined,
  { connect, answer }: Waits,
): S3ClientConfig {
  const endpoint = where.get('endpoint')
  return {
    region: where.get('region') ?? 'us-east-1',
    // Without keys of its own: those of the computer, as the client finds them.
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    // Buckets of other makers are folders of one address, and few of them know the newer checksums.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: connect, requestTimeout: answer, throwOnRequestTimeout: true },
  }
}
