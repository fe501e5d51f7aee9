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
