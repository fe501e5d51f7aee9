// The global that code for Node expects; `process.browser` tells TypeScript that this is none.
// @ts-expect-error -- it brings no types, and nobody looks at them here
export { default as process } from 'process/browser.js'
