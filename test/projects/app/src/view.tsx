export function View({ url }: { url: string }) {
  return <button onClick={() => fetch(url, { method: 'POST' })}>Save</button> //=> require-timeout
}
