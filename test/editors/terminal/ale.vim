" Vim with ALE: vim -N -u NONE -i NONE -n -es -S ale.vim; says what it saw in $OUT.
set nocompatible hidden nomore
exe 'set runtimepath^=' . $ALE
let g:ale_linters_explicit = 1 | let g:ale_lint_delay = 0 | let g:ale_use_global_executables = 1
runtime plugin/ale.vim
exe 'source ' . $SNIPPET
let s:log = []
func! Say(name, value)
  call add(s:log, a:name . "\t" . a:value)
endfunc
func! Wait(so)
  let start = reltime()
  while reltimefloat(reltime(start)) < 20
    if a:so() | return 1 | endif
    sleep 20m
  endwhile
  return 0
endfunc
exe 'edit ' . $FILE
set filetype=javascript
call ale#Queue(0)
let s:ok = Wait({-> len(ale#engine#GetLoclist(bufnr(''))) == str2nr($MANY)})
for s:one in ale#engine#GetLoclist(bufnr(''))
  call Say('found', get(s:one, 'code', '') . ' ' . s:one.lnum . ' ' . matchstr(getline(s:one.lnum)[s:one.col - 1:], '^[a-z.]*'))
endfor
runtime autoload/ale/util.vim
func! ale#util#Input(...)
  return '1'
endfunc
if s:ok
  call cursor(ale#engine#GetLoclist(bufnr(''))[0].lnum, ale#engine#GetLoclist(bufnr(''))[0].col)
  ALECodeAction
  let s:ok = Wait({-> join(getline(1, '$')) =~# 'AbortSignal'})
  call ale#Queue(0)
  let s:ok = s:ok && Wait({-> len(ale#engine#GetLoclist(bufnr(''))) == str2nr($MANY) - 1})
endif
write
call Say('end', s:ok ? 'OK' : 'still not as it should be')
call writefile(s:log, $OUT)
exe s:ok ? 'qa!' : 'cq!'
