/**
 * The service worker: opens the few pages that hold nothing of anybody when there is no network, and
 * sends what was written without one. It keeps no other page and no answer of the server. What else it
 * hears is a module of its own beside this file: it is imported here and adds its own listeners.
 */
import './shell.ts'
import './sending.ts'
import './push.ts'
