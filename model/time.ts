/** 500 → "500 ms", 10000 → "10 s", 90500 → "90.5 s", 600000 → "10 min", 2^31-1 → "24.86 days". */
export function timeInWords(ms: number): string {
  if (ms < 1000) return `${rounded(ms)} ms`
  if (ms < 120_000 || (ms < 600_000 && ms % 60_000 !== 0)) return `${rounded(ms / 1000)} s`
  if (ms < 7_200_000) return `${rounded(ms / 60_000)} min`
  return ms < 172_800_000 ? `${rounded(ms / 3_600_000)} h` : `${rounded(ms / 86_400_000)} days`
}

function rounded(amount: number): string {
  return String(Math.round(amount * 100) / 100)
}
