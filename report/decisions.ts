/** What a reviewer has to decide, in the order of how much it can hurt; and the rules that ask for it. */
export interface Decision {
  title: string
  question: string
  rules: readonly string[]
}

export const decisions: readonly Decision[] = [
  {
    title: 'No deadline',
    question: 'How long may each of these wait? Set that, or say why nothing has to end it.',
    rules: [
      'require-timeout', 'no-infinite-timeout', 'no-ignored-timeout', 'no-inert-timeout', 'no-overridden-timeout', 'no-collected-timeout-signal',
      'no-shared-timeout-signal', 'no-early-timeout-clear', 'valid-timeout', 'no-abandoned-request', 'no-unread-body', 'require-total-timeout',
      'no-disabled-server-timeout',
    ],
  },
  { title: 'Longer than the budget', question: 'Is there somebody who waits that long?', rules: ['max-wait'] },
  {
    title: 'Retry storms',
    question: 'What happens to the other side when all callers try again together?',
    rules: ['no-unbounded-retry', 'no-immediate-retry', 'no-nested-retry', 'require-backoff', 'max-attempts', 'no-unsafe-retry', 'require-retry-after'],
  },
  { title: 'Too many at once', question: 'How many of these may run at the same time?', rules: ['no-unbounded-concurrency'] },
  {
    title: 'Pools',
    question: 'How many connections may there be, and how long may a request wait for one?',
    rules: ['no-unbounded-pool', 'no-endless-pool-wait', 'no-client-per-request', 'require-keep-alive'],
  },
  { title: 'Silenced', question: 'Why is each of these left as it is?', rules: ['require-suppression-reason'] },
]

const others: Decision = { title: 'Anything else', question: 'What has to be done?', rules: [] }

export function decisionOf(rule: string): Decision {
  return decisions.find(({ rules }) => rules.includes(rule.replace('hangtime/', ''))) ?? others
}

export const inOrderOfDecisions: readonly Decision[] = [...decisions, others]
