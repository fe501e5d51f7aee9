import '@angular/compiler'

export * from '@angular/common/http'
export { XhrFactory } from '@angular/common'
export { createEnvironmentInjector, PLATFORM_ID, provideExperimentalZonelessChangeDetection as provideZonelessChangeDetection, ɵINJECTOR_SCOPE } from '@angular/core'
