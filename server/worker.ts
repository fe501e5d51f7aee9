import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { serve } from './serve.ts'

// The server in a browser, as a worker: there is no disk and no process, so it sees one document at a time.
serve(createConnection(new BrowserMessageReader(globalThis as never), new BrowserMessageWriter(globalThis as never)))
