import $ from 'jquery'

declare const url: string

$.ajaxSetup({ timeout: 5_000 })
$.get(url) //=> jQuery · at most 5 s, timeout from line 5
$.ajax({ url, timeout: 2_000 }) //=> jQuery · at most 2 s
