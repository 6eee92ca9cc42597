// Hearing what is written, where the browser can speak by itself. A voice that is made elsewhere would
// be told the words, so only voices of this device speak. The page says the same without this.
const speaks = 'speechSynthesis' in window

/** A voice of this device, or the browser's own choice where it names none; null where all are elsewhere. */
function ownVoice() {
  const voices = speechSynthesis.getVoices()
  const own = voices.filter(({ localService }) => localService)
  if (own.length === 0) return voices.length === 0 ? undefined : null
  const english = own.filter(({ lang }) => lang.startsWith('en'))
  return english.find(({ lang }) => lang === 'en-GB') ?? english[0] ?? null
}

if (speaks) {
  for (const part of document.querySelectorAll('[data-listen]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'heard-button heard-button--quiet heard-listen'
    button.textContent = part.dataset.listen
    const first = part.innerText.trim().split('\n')[0]
    button.setAttribute('aria-label', `${part.dataset.listen}: ${first}`)
    button.addEventListener('click', () => {
      const speaking = speechSynthesis.speaking
      speechSynthesis.cancel()
      if (speaking) return
      const voice = ownVoice()
      if (voice === null) {
        button.removeAttribute('aria-label')
        button.textContent = 'This device has no voice of its own'
        return
      }
      const words = new SpeechSynthesisUtterance(part.innerText)
      words.lang = 'en-GB'
      words.rate = 0.9
      if (voice) words.voice = voice
      speechSynthesis.speak(words)
    })
    part.before(button)
  }
}
