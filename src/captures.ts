/** What each room lets somebody write on a phone without a network, in the order of the page. */
import { byHandCaptures } from './correspondence/by-hand/captures.tsx'
import { dayCaptures } from './days/captures.tsx'
import { incidentCaptures } from './incidents/captures.tsx'
import type { Capture } from './record/capture.ts'

export const captures: readonly Capture[] = [...incidentCaptures, ...byHandCaptures, ...dayCaptures]
