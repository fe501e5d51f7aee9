/**
 * A request of each client as people write it, which nothing bounds, by the name of its entry or its package. Where the client is bounded by itself, the bound is taken away.
 * `run` is given the address of a server that says nothing.
 */
export const bareCalls: Readonly<Record<string, string>> = {
  'AWS SDK 2': `import AWS from 'aws-sdk'
export async function run(endpoint: string) {
  const s3 = new AWS.S3({ endpoint, accessKeyId: 'a', secretAccessKey: 'b', region: 'a', s3ForcePathStyle: true, maxRetries: 0, httpOptions: { timeout: 0 } })
  return await s3.getObject({ Bucket: 'b', Key: 'k' }).promise()
}`,
  '@angular/common': `import '@angular/compiler'
import { HttpClient, provideHttpClient, withFetch } from '@angular/common/http'
import { createEnvironmentInjector, provideZonelessChangeDetection, ɵINJECTOR_SCOPE as scope } from '@angular/core'
import { firstValueFrom } from 'rxjs'
const injector = createEnvironmentInjector([provideHttpClient(withFetch()), provideZonelessChangeDetection(), { provide: scope, useValue: 'root' }], null)
export const run = (url: string) => firstValueFrom(injector.get(HttpClient).get(url))`,
  axios: `import axios from 'axios'
export const run = (url: string) => axios.get(url)`,
  'cross-fetch': `import fetch from 'cross-fetch'
export const run = (url: string) => fetch(url)`,
  Elasticsearch: `import { Client } from '@elastic/elasticsearch'
export async function run(node: string) {
  const client = new Client({ node, requestTimeout: 0, maxRetries: 0 })
  return await client.search({ index: 'a' })
}`,
  fetch: `export const run = (url: string) => fetch(url)`,
  'follow-redirects': `import redirects from 'follow-redirects'
export const run = (url: string) => new Promise((resolve, reject) => {
  redirects.http.get(url, (response) => response.resume().on('end', resolve)).on('error', reject)
})`,
  gaxios: `import { request } from 'gaxios'
export const run = (url: string) => request({ url, responseType: 'text' })`,
  'google-auth-library': `import { OAuth2Client } from 'google-auth-library'
export async function run(url: string) {
  const client = new OAuth2Client()
  client.setCredentials({ access_token: 'a', expiry_date: Date.now() + 3_600_000 })
  return await client.request({ url })
}`,
  'Google GenAI': `import { GoogleGenAI } from '@google/genai'
export async function run(baseUrl: string) {
  const ai = new GoogleGenAI({ apiKey: 'key', httpOptions: { baseUrl } })
  return await ai.models.generateContent({ model: 'm', contents: 'Hi' })
}`,
  'Google Generative AI': `import { GoogleGenerativeAI } from '@google/generative-ai'
export async function run(baseUrl: string) {
  const model = new GoogleGenerativeAI('key').getGenerativeModel({ model: 'm' }, { baseUrl })
  return await model.generateContent('Hi')
}`,
  googleapis: `import { google } from 'googleapis'
export async function run(rootUrl: string) {
  const drive = google.drive({ version: 'v3', rootUrl, auth: 'key' })
  return await drive.files.list({ pageSize: 10 })
}`,
  'Google Cloud Storage': `import { Storage } from '@google-cloud/storage'
export async function run(url: string) {
  const storage = new Storage({ apiEndpoint: url.slice(0, -1), projectId: 'p', retryOptions: { autoRetry: false } })
  return await storage.bucket('b').getMetadata()
}`,
  BigQuery: `import { BigQuery } from '@google-cloud/bigquery'
export async function run(url: string) {
  const bigquery = new BigQuery({ apiEndpoint: url.slice(0, -1), projectId: 'p', retryOptions: { autoRetry: false } })
  return await bigquery.getDatasets()
}`,
  got: `import got from 'got'
export const run = (url: string) => got(url, { retry: { limit: 0 } })`,
  'graphql-request': `import { GraphQLClient, gql } from 'graphql-request'
export async function run(url: string) {
  const client = new GraphQLClient(url)
  return await client.request(gql\`{ a }\`)
}`,
  http: `import http from 'node:http'
export const run = (url: string) => new Promise((resolve, reject) => {
  http.get(url, (response) => response.resume().on('end', resolve)).on('error', reject)
})`,
  '@nestjs/axios': `import { HttpModule, HttpService } from '@nestjs/axios'
export const parts = { imports: [HttpModule] }
const load = async (http: HttpService, url: string) => await http.get(url).toPromise()
export const run = (url: string) => load(new HttpService(), url)`,
  '@nestjs/common': `import { HttpModule, HttpService } from '@nestjs/common'
export const parts = { imports: [HttpModule] }
const load = async (http: HttpService, url: string) => await http.get(url).toPromise()
export const run = (url: string) => load(new HttpService(), url)`,
  'isomorphic-unfetch': `import fetch from 'isomorphic-unfetch'
export const run = (url: string) => fetch(url)`,
  ky: `import ky from 'ky'
export const run = (url: string) => ky(url, { timeout: false, retry: 0 }).text()`,
  'make-fetch-happen': `import fetch from 'make-fetch-happen'
export const run = (url: string) => fetch(url, { retry: false })`,
  'minipass-fetch': `import fetch from 'minipass-fetch'
export const run = (url: string) => fetch(url)`,
  Mistral: `import { Mistral } from '@mistralai/mistralai'
export async function run(serverURL: string) {
  const mistral = new Mistral({ apiKey: 'key', serverURL })
  return await mistral.chat.complete({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] })
}`,
  needle: `import needle from 'needle'
export const run = (url: string) => needle('get', url)`,
  'node-fetch': `import fetch from 'node-fetch'
export const run = (url: string) => fetch(url)`,
  Octokit: `import { Octokit } from '@octokit/rest'
export async function run(url: string) {
  const octokit = new Octokit({ baseUrl: url.slice(0, -1) })
  return await octokit.request('GET /user')
}`,
  ofetch: `import { ofetch } from 'ofetch'
export const run = (url: string) => ofetch(url, { retry: 0 })`,
  OpenSearch: `import { Client } from '@opensearch-project/opensearch'
export async function run(node: string) {
  const client = new Client({ node, requestTimeout: 0, maxRetries: 0 })
  return await client.search({ index: 'a' })
}`,
  phin: `import phin from 'phin'
export const run = (url: string) => phin({ url })`,
  redaxios: `import axios from 'redaxios'
export const run = (url: string) => axios.get(url)`,
  request: `import request from 'request'
export const run = (url: string) => new Promise((resolve, reject) => {
  request(url, (error, response) => { if (error) reject(error); else resolve(response) })
})`,
  'request-promise': `import request from 'request-promise'
export const run = (url: string) => request(url)`,
  Slack: `import { WebClient } from '@slack/web-api'
export async function run(slackApiUrl: string) {
  const logger = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {}, getLevel: () => 'error' }
  const slack = new WebClient('xoxb-1', { slackApiUrl, logger, retryConfig: { retries: 0 } })
  return await slack.chat.postMessage({ channel: 'c', text: 'a' })
}`,
  superagent: `import superagent from 'superagent'
export const run = async (url: string) => await superagent.get(url)`,
  Supabase: `import { createClient } from '@supabase/supabase-js'
export async function run(url: string) {
  const supabase = createClient(url, 'key')
  const { error } = await supabase.from('users').insert({ a: 1 })
  throw error
}`,
  'tRPC link': `import { createTRPCUntypedClient, httpLink } from '@trpc/client'
export async function run(url: string) {
  const client = createTRPCUntypedClient({ links: [httpLink({ url })] })
  return await client.query('a')
}`,
  undici: `import { request } from 'undici'
export const run = async (url: string) => await (await request(url, { headersTimeout: 0, bodyTimeout: 0 })).body.text()`,
  'undici fetch': `import { fetch } from 'undici'
export const run = (url: string) => fetch(url)`,
  wretch: `import wretch from 'wretch'
export const run = (url: string) => wretch(url).get().text()`,
  Stripe: `import Stripe from 'stripe'
export async function run(url: string) {
  const { hostname, port } = new URL(url)
  const stripe = new Stripe('sk_test_1', { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0, timeout: 0 })
  return await stripe.customers.create({ name: 'a' })
}`,
  ws: `import WebSocket from 'ws'
export const run = (url: string) => new Promise((resolve, reject) => {
  const socket = new WebSocket(url.replace('http', 'ws'))
  socket.on('open', resolve).on('error', reject)
})`,
}

/** Clients whose repair is not run here, and why. */
export const unrunRepairs: Readonly<Record<string, string>> = {
  '@connectrpc/connect': 'its calls are those of a service that is generated',
  '@grpc/grpc-js': 'its calls are those of a service that is generated',
  'AI SDK': 'it has retries of its own, each of which its signal ends: the proof of its signal is the same',
  'AWS SDK': 'its repair of an instance needs credentials and a region around it: the proof of `socketTimeout` is the same',
  'Aliyun OSS': 'it is bounded by itself, and no value of its timeout means never',
  Anthropic: 'it is bounded by itself, and no value of its timeout means never',
  'Apollo HttpLink': 'it needs a cache and a document around it: the proof of its `fetch` is the same',
  'Azure Blob Storage': 'what is told of its instances can be mended at their calls alone: the proof of `abortSignal` is the same',
  'Azure Key Vault Secrets': 'what is told of its instances can be mended at their calls alone: the proof of `abortSignal` is the same',
  'Azure Tables': 'what is told of its instances can be mended at their calls alone: the proof of `abortSignal` is the same',
  'gh-got': 'it asks GitHub alone, unless its options say otherwise',
  'got-scraping': 'it is bounded by itself, and no value of its timeout means never',
  Groq: 'it is bounded by itself, and no value of its timeout means never',
  http2: 'its requests are streams, which are ended by their signal: the proof of that is the same',
  'isomorphic-fetch': 'it sets the global fetch, which has its own proof',
  jQuery: 'it needs a page around it',
  Nuxt: 'it needs a Nuxt app around it',
  Notion: 'it is bounded by itself, and no value of its timeout means never',
  openai: 'it is bounded by itself, and no value of its timeout means never',
  Twilio: 'it is bounded by itself, and no value of its timeout means never',
  urllib: 'it is bounded by itself, and no value of its timeout means never',
  urql: 'it needs a document around it: the proof of its `fetch` is the same',
  XMLHttpRequest: 'it needs a page around it',
}
