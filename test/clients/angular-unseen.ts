// settings: {"versions":{"@angular/common":"21.2.26"}}
import { HttpClient } from '@angular/common/http'
import { inject } from '@angular/core'
import { firstValueFrom } from 'rxjs'

declare const url: string

// Who provides it may have given it an interceptor.
export const load = () => firstValueFrom(inject(HttpClient).get(url)) //=> HttpClient · unknown (we cannot see what these options hold in the defaults)
