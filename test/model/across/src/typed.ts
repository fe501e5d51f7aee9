import type { AxiosInstance } from 'axios'
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'

class Users {
  constructor(private readonly http: AxiosInstance) {}
  all() {
    return this.http.get('https://a.example') //=> axios · unknown (we cannot see what these options hold on the instance)
  }
  soon() {
    return this.http.get('https://a.example', { timeout: 2_000 }) //=> axios · at most 2 s for an answer, then 2 s of silence
  }
}
export async function load(api: AxiosInstance, s3: S3Client) {
  await api.get('https://a.example', { timeout: 0 }) //=> axios · unknown (we cannot see what these options hold on the instance)
  return s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' })) //=> AWS SDK · unknown (we cannot see what these options hold on the dispatcher)
}
export { Users }
