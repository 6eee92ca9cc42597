/**
 * The one door to JSX. Hono's own types let any tag and any attribute through and render a Date or an
 * object as nothing at all; through this door an unknown tag or attribute does not compile, and a Date
 * that slips past the types is refused loudly instead of vanishing from the page.
 */
import type { Child } from 'hono/jsx'
import { Fragment, jsx as renderNode, type JSX as HonoJSX } from 'hono/jsx/jsx-runtime'
import { isClosed } from '../web/ways.ts'
import type { SvgTags } from './svg.ts'

type Named<T> = {
  [Key in keyof T as string extends Key ? never : number extends Key ? never : Key]: T[Key]
}
type Shared = {
  id?: string | undefined
  class?: string | undefined
  role?: string | undefined
  children?: Child
  [data: `data-${string}`]: string | number | boolean | undefined
  [aria: `aria-${string}`]: string | number | boolean | undefined
}
type Tags = Named<HonoJSX.IntrinsicElements>
/** Attributes of the HTML standard that Hono's types leave out. */
type Missing<Tag> = Tag extends 'a' ? { rel?: string | undefined } : unknown

export namespace JSX {
  export type Element = HonoJSX.Element
  export type ElementType = HonoJSX.ElementType
  export interface ElementChildrenAttribute {
    children: Child
  }
  export type IntrinsicElements = {
    [Tag in keyof Tags]: Named<Tags[Tag]> & Shared & Missing<Tag>
  } & {
    [Tag in keyof SvgTags]: SvgTags[Tag] & Shared
  }
  export interface IntrinsicAttributes {
    key?: string | number
  }
}

function refuseDates(child: unknown): void {
  if (Array.isArray(child)) for (const each of child) refuseDates(each)
  else if (child instanceof Date) throw new TypeError('Write a date in words before showing it.')
}

/** Links that are closed to whoever looks, as the bare words they are shown as. */
const closed = new WeakSet<object>()

function leadsNowhere({ href }: Record<string, unknown>): boolean {
  return typeof href === 'string' && isClosed(href)
}

/** A closed link that acts or stands alone is left out; one in a sentence leaves its words. */
function closedWay(props: Record<string, unknown>) {
  if (typeof props['class'] === 'string' && props['class'].includes('heard-button')) return null
  const words = renderNode(Fragment, { children: props['children'] })
  closed.add(words)
  return words
}

/** A form that may not be sent, or a line that held nothing but closed links. */
function isShut(tag: string, { action, method, children }: Record<string, unknown>): boolean {
  if (tag === 'form')
    return typeof action === 'string' && isClosed(action, method === 'post' ? 'post' : 'get')
  if (tag !== 'li' && tag !== 'p') return false
  const parts = [children].flat(Infinity).filter((part) => !isBlank(part))
  return (
    parts.length > 0 &&
    parts.every((part) => typeof part === 'object' && closed.has(part as object))
  )
}

function isBlank(part: unknown): boolean {
  if (part === null || part === undefined || typeof part === 'boolean') return true
  return typeof part === 'string' && part.trim() === ''
}

export function jsx(tag: string | Function, props: Record<string, unknown>, key?: string) {
  refuseDates(props['children'])
  if (typeof tag === 'string' && isShut(tag, props)) return null
  if (tag === 'a' && leadsNowhere(props)) return closedWay(props)
  return renderNode(tag, props, key)
}
export const jsxs = jsx
export { Fragment } from 'hono/jsx/jsx-runtime'
