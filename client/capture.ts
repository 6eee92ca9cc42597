/** Writing things down without a network. */
document.querySelector('[data-capture]')?.removeAttribute('hidden')
