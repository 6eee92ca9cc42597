// Passkeys. A form with data-passkey asks its address for what to sign, lets the browser make or use a
// passkey, and sends the answer as a form. Without this script the page offers the other ways.
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
    each.charCodeAt(0),
  )

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const known = (list = []) => list.map((each) => ({ ...each, id: bytesOf(each.id) }))

async function make(asked) {
  return navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      user: { ...asked.user, id: bytesOf(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  })
}

async function sign(asked) {
  return navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      allowCredentials: known(asked.allowCredentials),
    },
  })
}

function answerOf({ id, rawId, type, response }) {
  const parts = [
    'clientDataJSON',
    'attestationObject',
    'authenticatorData',
    'signature',
    'userHandle',
  ]
  const held = parts.filter((name) => response[name]).map((name) => [name, textOf(response[name])])
  const transports = response.getTransports ? { transports: response.getTransports() } : {}
  return JSON.stringify({
    id,
    rawId: textOf(rawId),
    type,
    clientExtensionResults: {},
    response: { ...Object.fromEntries(held), ...transports },
  })
}

function why(problem) {
  if (problem.name === 'InvalidStateError')
    return 'There is already a passkey of yours on this device.'
  if (problem.name === 'SecurityError')
    return 'Passkeys do not work at this address. Open Heard by its usual name: on one computer, localhost.'
  return 'That did not work, or was stopped. You can try again, or use another way.'
}

async function begin(form) {
  const asking = await fetch(form.dataset.begin, { method: 'POST', body: new URLSearchParams() })
  if (asking.redirected) return location.assign(asking.url)
  if (!asking.ok) throw new Error('not now')
  const asked = await asking.json()
  const made = form.dataset.passkey === 'make' ? await make(asked) : await sign(asked)
  form.elements.answer.value = answerOf(made)
  return form.submit()
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) continue
  const [ready, said] = [form.querySelector('[data-ready]'), form.querySelector('output')]
  form.querySelector('[data-without]').hidden = true
  ready.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    said.textContent = ''
    begin(form).catch((problem) => {
      said.textContent = why(problem)
    })
  })
}
