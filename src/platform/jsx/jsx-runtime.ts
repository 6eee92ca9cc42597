/**
 * The one door to JSX. Hono's own types let any tag and any attribute through and render a Date or an
 * object as nothing at all; through this door an unknown tag or attribute does not compile, and a Date
 * that slips past the types is refused loudly instead of vanishing from the page.
 */
import type { Child } from 'hono/jsx'
import { jsx as renderNode, type JSX as HonoJSX } from 'hono/jsx/jsx-runtime'
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

export function jsx(tag: string | Function, props: Record<string, unknown>, key?: string) {
  refuseDates(props['children'])
  return renderNode(tag, props, key)
}
export const jsxs = jsx
export { Fragment } from 'hono/jsx/jsx-runtime'
