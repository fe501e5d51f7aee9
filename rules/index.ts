import type { ESLint, Linter } from 'eslint'
import { testGlobs } from '../model/places.ts'
import { rule as maxAttempts } from './max-attempts.ts'
import { rule as maxWait } from './max-wait.ts'
import { rule as noAbandonedRequest } from './no-abandoned-request.ts'
import { rule as noClientPerRequest } from './no-client-per-request.ts'
import { rule as noCollectedTimeoutSignal } from './no-collected-timeout-signal.ts'
import { rule as noDisabledServerTimeout } from './no-disabled-server-timeout.ts'
import { rule as noEarlyTimeoutClear } from './no-early-timeout-clear.ts'
import { rule as noEndlessPoolWait } from './no-endless-pool-wait.ts'
import { rule as noIgnoredTimeout } from './no-ignored-timeout.ts'
import { rule as noImmediateRetry } from './no-immediate-retry.ts'
import { rule as noInertTimeout } from './no-inert-timeout.ts'
import { rule as noInfiniteTimeout } from './no-infinite-timeout.ts'
import { rule as noNestedRetry } from './no-nested-retry.ts'
import { rule as noOverriddenTimeout } from './no-overridden-timeout.ts'
import { rule as noSharedTimeoutSignal } from './no-shared-timeout-signal.ts'
import { rule as noUnboundedConcurrency } from './no-unbounded-concurrency.ts'
import { rule as noUnboundedPool } from './no-unbounded-pool.ts'
import { rule as noUnboundedRetry } from './no-unbounded-retry.ts'
import { rule as noUnreadBody } from './no-unread-body.ts'
import { rule as noUnsafeRetry } from './no-unsafe-retry.ts'
import { rule as requireBackoff } from './require-backoff.ts'
import { rule as requireKeepAlive } from './require-keep-alive.ts'
import { rule as requireSuppressionReason } from './require-suppression-reason.ts'
import { rule as requireRetryAfter } from './require-retry-after.ts'
import { rule as requireTimeout } from './require-timeout.ts'
import { rule as requireTotalTimeout } from './require-total-timeout.ts'
import { rule as validTimeout } from './valid-timeout.ts'

const rules = {
  'max-attempts': maxAttempts,
  'max-wait': maxWait,
  'no-abandoned-request': noAbandonedRequest,
  'no-client-per-request': noClientPerRequest,
  'no-collected-timeout-signal': noCollectedTimeoutSignal,
  'no-disabled-server-timeout': noDisabledServerTimeout,
  'no-early-timeout-clear': noEarlyTimeoutClear,
  'no-endless-pool-wait': noEndlessPoolWait,
  'no-ignored-timeout': noIgnoredTimeout,
  'no-immediate-retry': noImmediateRetry,
  'no-inert-timeout': noInertTimeout,
  'no-infinite-timeout': noInfiniteTimeout,
  'no-nested-retry': noNestedRetry,
  'no-overridden-timeout': noOverriddenTimeout,
  'no-shared-timeout-signal': noSharedTimeoutSignal,
  'no-unbounded-concurrency': noUnboundedConcurrency,
  'no-unbounded-pool': noUnboundedPool,
  'no-unbounded-retry': noUnboundedRetry,
  'no-unread-body': noUnreadBody,
  'no-unsafe-retry': noUnsafeRetry,
  'require-backoff': requireBackoff,
  'require-keep-alive': requireKeepAlive,
  'require-suppression-reason': requireSuppressionReason,
  'require-retry-after': requireRetryAfter,
  'require-timeout': requireTimeout,
  'require-total-timeout': requireTotalTimeout,
  'valid-timeout': validTimeout,
}

const plugin = {
  meta: { name: 'eslint-plugin-hangtime', version: '0.1.0', namespace: 'hangtime' },
  rules: rules as unknown as ESLint.Plugin['rules'],
}

/** Test files wait on purpose; minified and vendored ones are not ours to mend. */
const ignores = [
  ...testGlobs,
  '**/{vendor,vendors,third_party,third-party,node_modules,bower_components}/**',
  '**/*{.,-}min.*',
  '**/*.bundle.js',
]

const recommended: Linter.Config = {
  name: 'hangtime/recommended',
  plugins: { hangtime: plugin },
  ignores,
  rules: Object.fromEntries(Object.entries(rules).flatMap(([name, rule]) => (rule.meta.docs.recommended ? [[`hangtime/${name}`, 'error'] as const] : []))),
}

const strict: Linter.Config = {
  ...recommended,
  name: 'hangtime/strict',
  rules: { ...Object.fromEntries(Object.keys(rules).map((name) => [`hangtime/${name}`, 'error'] as const)), 'hangtime/no-unbounded-concurrency': ['error', { anyList: true }], 'hangtime/no-unbounded-pool': ['error', { shortLived: true }], 'hangtime/require-timeout': ['error', { relativeUrls: true }] },
}

export default { ...plugin, configs: { recommended: [recommended], strict: [strict] } }
