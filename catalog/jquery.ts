import type { Api, Client } from './shape.ts'

const either: Api = { call: { request: true, url: 0, options: [0, 1], returns: 'jqXHR' } }
/** Its options are all in one object; behind a URL stand data and callbacks. */
const short: Api = { call: { request: true, url: 0, options: 0, returns: 'jqXHR' } }

export const jquery: readonly Client[] = [
  {
    name: 'jQuery',
    package: 'jquery',
    versions: '*',
    modules: { jquery: 'jQuery' },
    globals: { jQuery: 'jQuery', $: 'jQuery' },
    types: {
      jQuery: {
        members: {
          ajax: either,
          get: short,
          post: short,
          getJSON: { call: { request: true, url: 0, returns: 'jqXHR' } },
          ajaxSetup: { call: { configures: true } },
          default: 'jQuery',
          $: 'jQuery',
          jQuery: 'jQuery',
        },
      },
      jqXHR: { members: { abort: { call: { ends: true } } } },
    },
    timeouts: [
      {
        // A clock of its own, when it is above 0.
        path: 'timeout',
        takes: 'ms',
        covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'],
        values: {
          zero: 'never',
          negative: 'never',
          null: 'never',
          false: 'never',
          NaN: 'never',
          text: 'never',
          object: 'never',
          fraction: 'at-once',
          overflow: 'at-once',
          Infinity: 'at-once',
          true: 'at-once',
        },
      },
      { path: 'xhrFields.timeout', takes: 'ms', covers: ['queue', 'proxy', 'connect', 'headers', 'body-idle', 'body'] },
    ],
    failsTo: ['error'],
    ignores: ['signal', 'timeoutMs', 'requestTimeout', 'responseTimeout', 'connectTimeout', 'connectionTimeout', 'readTimeout', 'timeouts', 'deadline'],
    options: [
      'url', 'accepts', 'async', 'beforeSend', 'cache', 'complete', 'contents', 'contentType', 'context', 'converters', 'crossDomain', 'data', 'dataFilter',
      'dataType', 'error', 'global', 'headers', 'ifModified', 'isLocal', 'jsonp', 'jsonpCallback', 'method', 'mimeType', 'password', 'processData',
      'scriptAttrs', 'scriptCharset', 'statusCode', 'success', 'traditional', 'type', 'username', 'xhr', 'xhrFields',
    ],
    repair: ['timeout'],
    docs: 'https://api.jquery.com/jQuery.ajax/#jQuery-ajax-settings',
  },
]
