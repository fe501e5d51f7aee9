const https = require('https')
const { default: axios } = require('axios')

exports.load = function (url, done) {
  https.get('https://a.example', (response) => done(response)) //=> require-timeout
  const request = https.get(url, { timeout: 5_000 }, (response) => done(response))
  request.on('timeout', () => request.destroy())
  return axios.post(url, {}, { timeout: 5_000 })
}

exports.save = async function (url) {
  const { default: fetch } = await import('node-fetch')
  await fetch(url) //=> require-timeout
  await fetch(url, { timeout: 5_000 }) //=> no-ignored-timeout
}

exports.quiet = function (done) {
  https.get('https://a.example', { timeout: 5_000 }, (response) => done(response)) //=> no-inert-timeout
}

exports.cleared = async function () {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), 5_000)
  const response = await fetch('https://a.example', { signal: controller.signal })
  clearTimeout(timer) //=> no-early-timeout-clear
  return await response.json()
}

exports.wasteful = async function () {
  const agent = new https.Agent({ keepAlive: true }) //=> no-client-per-request
  return await axios.get('https://a.example', { httpsAgent: agent, timeout: 5_000 })
}
