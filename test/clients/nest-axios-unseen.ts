import type { HttpService } from '@nestjs/axios'
import { firstValueFrom } from 'rxjs'

declare const url: string

// Its module, with the options of its requests, stands in another package.
// @ts-expect-error -- its types are installed for the proofs alone
export const load = (http: HttpService) => firstValueFrom(http.get(url)) //=> HttpService · unknown (we cannot see what these options hold in the defaults)
