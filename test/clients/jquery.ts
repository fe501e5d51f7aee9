import jQuery from 'jquery'

declare global { var $: typeof jQuery }
declare const url: string
declare const settings: { url: string; timeout?: number }

jQuery.ajax(url) //=> jQuery · waits forever
jQuery.ajax({ url, method: 'POST', data: {} }) //=> jQuery · waits forever
$.ajax({ url, success: () => {} }).fail(() => {}) //=> jQuery · waits forever
$.ajax(url, { dataType: 'json' }) //=> jQuery · waits forever
$.get(url, () => {}) //=> jQuery · waits forever
$.get(url) //=> jQuery · waits forever
$.post(url, { name: 'body' }, () => {}) //=> jQuery · waits forever
$.getJSON(url).done(() => {}) //=> jQuery · waits forever
globalThis.$.get({ url, dataType: 'json' }) //=> jQuery · waits forever

$.ajax({ url, timeout: 5_000 }) //=> jQuery · at most 5 s
$.ajax({ url, timeout: 0 }) //=> jQuery · waits forever
$.ajax(url, { xhrFields: { timeout: 5_000 } }) //=> jQuery · at most 5 s
$.ajax(settings) //=> jQuery · unknown (we cannot see what these options hold in the call)
$.get({ url, timeout: 5_000 }) //=> jQuery · at most 5 s
$.get('/api/orders') //=> jQuery · waits forever

// Who gets it may abort it.
export const given = () => $.ajax({ url }) //=> jQuery · unknown (others get hold of the request and may end it)
const timed = $.ajax({ url }) //=> jQuery · at most 3 s, a timer from line 27
setTimeout(() => timed.abort(), 3_000)

;(function ($) {
  $.getJSON(url) //=> jQuery · waits forever
})(jQuery)

// No request of jQuery's.
$('a').get(0)
function other($: { get: (url: string) => void }) {
  $.get(url)
}

export { other }
