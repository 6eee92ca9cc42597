/** What the page for a meeting shows of what the record shows; a later room finds it. */

export type Evidence = {
  readonly count: number
  /** The first of them, each with the address of its page. */
  readonly entries: readonly {
    readonly address: string
    readonly title: string
    readonly when: string
  }[]
}

/** A finding that was kept: the claim, how many entries speak for and against it, and what followed, each as "then". */
export type Shows = {
  readonly title: string
  readonly claim: string
  readonly counts: string
  readonly chain: readonly string[]
  readonly for: Evidence
  readonly against: Evidence
}
