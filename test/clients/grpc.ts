import * as grpc from '@grpc/grpc-js'
import { makeGenericClientConstructor } from '@grpc/grpc-js'

declare const definition: object
declare const GreeterService: object
declare const options: object
declare const callback: (error: Error | null, answer: unknown) => void
declare const metadata: object
const credentials = grpc.credentials.createInsecure()

const proto = grpc.loadPackageDefinition(definition)
const client = new proto.helloworld.Greeter('a.example:443', credentials)

client.sayHello({ name: 'a' }, (error: Error | null) => console.log(error)) //=> @grpc/grpc-js · waits forever
client.sayHello({ name: 'a' }, callback) //=> @grpc/grpc-js · waits forever
client.sayHello({ name: 'a' }, metadata, callback) //=> @grpc/grpc-js · waits forever
client.sayHello({ name: 'a' }, new grpc.Metadata(), { deadline: Date.now() + 5_000 }, callback) //=> @grpc/grpc-js · at most 5 s
client.sayHello({ name: 'a' }, { deadline: new Date(Date.now() + 5_000) }, callback) //=> @grpc/grpc-js · at most 5 s
client.sayHello({ name: 'a' }, options, callback) //=> @grpc/grpc-js · unknown (we cannot see what these options hold in the call)
client.sayHello({ name: 'a' }, { deadline: later() }, callback) //=> @grpc/grpc-js · unknown (deadline is set in the call)

// A moment, not a duration: 1970.
client.sayHello({ name: 'a' }, { deadline: 5_000 }, callback) //=> @grpc/grpc-js · fails at once
// What it does not read.
client.sayHello({ name: 'a' }, { timeout: 5_000 }, callback) //=> @grpc/grpc-js · waits forever

// A Date that is moved afterwards.
const deadline = new Date()
deadline.setSeconds(deadline.getSeconds() + 5)
client.sayHello({ name: 'a' }, { deadline }, callback) //=> @grpc/grpc-js · unknown (deadline is set in the call)

// A stream may be meant to last.
for await (const feature of client.listFeatures({ area: 'a' })) console.log(feature)
const chat = client.chat()
chat.write({ text: 'a' })
client.close()

// What generated code makes.
export const Greeter = makeGenericClientConstructor(GreeterService, 'helloworld.Greeter')
const greeter = new Greeter('a.example:443', credentials)
greeter.sayHello({ name: 'a' }, callback) //=> @grpc/grpc-js · waits forever
const bounded = new Greeter('a.example:443', credentials, { interceptors: [limited] })
bounded.sayHello({ name: 'a' }, callback) //=> @grpc/grpc-js · unknown (interceptors is set on the dispatcher)

function later(): Date {
  return new Date(2030, 1)
}
function limited(options: object, next: (options: object) => unknown) {
  return new grpc.InterceptingCall(next({ ...options, deadline: Date.now() + 5_000 }))
}
