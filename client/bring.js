// Dropping files anywhere on the page, pasting pictures, and a bar while they are sent. Without this
// the form does the same with the browser's own means.
const form = document.querySelector('form[data-bring]')
const input = form?.querySelector('input[type=file]')
const said = form?.querySelector('[data-bring-progress]')

function take(files) {
  if (files.length === 0) return
  const all = new DataTransfer()
  for (const file of [...input.files, ...files]) all.items.add(file)
  input.files = all.files
  said.textContent = `${all.files.length} chosen.`
}

function send(event) {
  if (input.files.length === 0) return
  event.preventDefault()
  const bar = document.createElement('progress')
  bar.max = 1
  bar.setAttribute('aria-label', 'How much is sent')
  const words = document.createElement('span')
  said.replaceChildren(bar, ' ', words)
  const button = form.querySelector('button[type=submit]')
  button.disabled = true
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
    if (!lengthComputable) return
    bar.value = loaded / total
    words.textContent = `${Math.floor((100 * loaded) / total)}% sent`
  })
  request.addEventListener('load', () => {
    if (request.status < 400) return location.assign(request.responseURL)
    button.disabled = false
    said.textContent = 'That did not work. Choose fewer or smaller files and send them once more.'
  })
  request.addEventListener('error', () => {
    button.disabled = false
    said.textContent =
      'The files did not all arrive. Check your connection and send them once more.'
  })
  request.open('POST', form.action)
  request.send(new FormData(form))
}

if (form && input && said) {
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event) => {
    event.preventDefault()
    take(event.dataTransfer?.files ?? [])
  })
  addEventListener('paste', (event) => take(event.clipboardData?.files ?? []))
  form.addEventListener('submit', send)
}
