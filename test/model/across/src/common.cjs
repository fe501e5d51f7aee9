const got = require('got')

module.exports = { client: got.extend({ timeout: { request: 2_000 } }) }
exports.other = 1
