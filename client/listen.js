// Hearing what is written, where the browser can speak. The page says the same without this.
if ('speechSynthesis' in window) {
  for (const part of document.querySelectorAll('[data-listen]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'heard-button heard-button--quiet heard-listen'
    button.textContent = part.dataset.listen
    button.addEventListener('click', () => {
      const speaking = speechSynthesis.speaking
      speechSynthesis.cancel()
      if (speaking) return
      const words = new SpeechSynthesisUtterance(part.innerText)
      words.lang = 'en-GB'
      words.rate = 0.9
      speechSynthesis.speak(words)
    })
    part.before(button)
  }
}
