-- Neovim 0.7 and up: nvim --headless -u NONE -n -i NONE +'luafile neovim.lua'; says what it saw in $OUT.
local log = {}
local function say(name, value) table.insert(log, name .. '\t' .. tostring(value):gsub('\n', '\\n')) end
local function finish(code)
  local out = io.open(os.getenv('OUT'), 'w')
  out:write(table.concat(log, '\n') .. '\n')
  out:close()
  vim.cmd(code == 0 and 'qa!' or 'cq!')
end
local function wait(what, so) assert(vim.wait(20000, so, 20), 'still not: ' .. what) end

local ok, err = pcall(function()
  local file, many = os.getenv('FILE'), tonumber(os.getenv('MANY'))
  if vim.lsp.start then vim.cmd('luafile ' .. os.getenv('SNIPPET')) end
  vim.cmd('filetype on')
  vim.cmd('edit ' .. file)
  local buf = vim.api.nvim_get_current_buf()
  if not vim.lsp.start then
    -- Before 0.8 the page has nothing: this is what there was.
    local config = { name = 'hangtime', cmd = { 'npx', 'hangtime-language-server', '--stdio' }, root_dir = vim.fn.getcwd(), capabilities = vim.lsp.protocol.make_client_capabilities() }
    vim.lsp.buf_attach_client(buf, vim.lsp.start_client(config))
  end
  wait('the diagnostics', function() return #vim.diagnostic.get(buf) == many end)
  for _, one in ipairs(vim.diagnostic.get(buf)) do
    local line = vim.api.nvim_buf_get_lines(buf, one.lnum, one.lnum + 1, false)[1]
    say('found', one.code .. ' ' .. (one.lnum + 1) .. ' ' .. line:sub(one.col + 1, one.end_col))
  end
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local client = get({ bufnr = buf })[1] or get()[1]
  local first = vim.diagnostic.get(buf)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  local actions
  vim.lsp.buf_request(buf, 'textDocument/codeAction', params, function(_, result) actions = result or {} end)
  wait('the actions', function() return actions ~= nil end)
  say('action', actions[1].title)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  wait('one less', function() return #vim.diagnostic.get(buf) == many - 1 end)
  if vim.lsp.enable then
    vim.lsp.buf.code_action({ context = { only = { 'source.fixAllDangerous' }, diagnostics = {} }, apply = true })
    wait('none', function() return #vim.diagnostic.get(buf) == 0 end)
  end
  vim.cmd('write')
  say('end', 'OK')
end)
if not ok then say('end', err) end
finish(ok and 0 or 1)
