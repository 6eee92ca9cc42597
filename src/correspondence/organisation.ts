/** What kind of service an address seems to belong to: a suggestion, which a person can change. */
import { sameAddress } from './mail/addresses.ts'

export type Service =
  | 'school'
  | 'council'
  | 'CAMHS'
  | 'health'
  | 'legal adviser'
  | 'advice'
  | 'university'
  | 'tribunal'
  | 'government'
  | 'personal'
  | 'other'

/** Mail hosts that belong to people, not to services. */
const PERSONAL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com ' +
    'yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com btinternet.com sky.com ' +
    'talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk proton.me protonmail.com pm.me ' +
    'gmx.com gmx.co.uk mail.com zoho.com fastmail.com hey.com tutanota.com o2.co.uk plus.com ' +
    'tiscali.co.uk orange.net example.com'
  ).split(' '),
)

const LEGAL =
  /solicitor|barrister|chambers|\blaw\b|legal|lawyer|attorney|ipsea|sossen|\bllp\b|advocates/i
const SCHOOL =
  /school|academy|academies|college|nursery|preschool|primary|infant|junior|secondary|\bsch\b|grammar|\bmat\b|learningtrust|sixthform/i
const COUNCIL = /council|borough|countycouncil|citycouncil|localauthority/i
const CAMHS = /camhs|cyps|childrenandyoungpeoplesmentalhealth/i
const HEALTH =
  /\bnhs\b|surgery|healthcare|medicalcentre|medicalpractice|hospital|clinic|therap|paediatric/i
const ADVICE = /sendias|sendiass|\biass\b|parentcarer|contact\.org|autism|mencap|barnardo/i

/** Parts of an address before the @ by which a desk writes, not a person's own mailbox. */
const DESK =
  /^(?:office|admin|enquiries|enquiry|info|reception|head|headteacher|deputyhead|senco?|send|inclusion|pastoral|attendance|safeguarding|dsl|hr|finance|contact|support|help|noreply|no-reply|donotreply|parents?|year\d+|ehcp?|senteam|sen|casework|referrals|camhs|governors|clerk|mail|customerservices?|complaints?)(?:[._-].*|\d*)$/i

/** The service that writes from `address`, under `name`. */
export function serviceOf(address: string | null, name: string): Service {
  const [local, domain] = partsOf(address)
  const words = `${domain.replaceAll(/[.-]/g, ' ')} ${domain} ${name} ${local.replaceAll(/[._-]/g, ' ')}`
  if (isPersonalDomain(domain)) return LEGAL.test(name) ? 'legal adviser' : 'personal'
  if (/(?:^|\.)sch\.uk$/.test(domain)) return 'school'
  if (/(?:^|\.)(?:judiciary|justice|hmcts)\.(?:gov\.)?uk$/.test(domain)) return 'tribunal'
  if (LEGAL.test(`${domain.replaceAll(/[.-]/g, ' ')} ${domain} ${name}`)) return 'legal adviser'
  if (/(?:^|\.)nhs\.(?:uk|net|scot)$/.test(domain) || HEALTH.test(words)) {
    return CAMHS.test(words) ? 'CAMHS' : 'health'
  }
  if (CAMHS.test(words)) return 'CAMHS'
  if (/(?:^|\.)(?:education|service|cabinetoffice|ofsted)\.gov\.uk$/.test(domain))
    return 'government'
  if (/\.gov\.(?:uk|wales|scot)$/.test(domain) || COUNCIL.test(words)) return 'council'
  if (domain.endsWith('.ac.uk')) return SCHOOL.test(domain) ? 'school' : 'university'
  if (ADVICE.test(words)) return 'advice'
  if (SCHOOL.test(words) || /^(?:senco?|headteacher|attendance)$/i.test(local)) return 'school'
  return 'other'
}

/** Services whose mail is suggested when a mailbox is listed. A legal adviser's never is. */
export function isSuggested(service: Service): boolean {
  return ['school', 'council', 'CAMHS', 'health', 'tribunal', 'advice'].includes(service)
}

/** True when a person's own mailbox is kept at `domain`. */
export function isPersonalDomain(domain: string): boolean {
  return PERSONAL.has(domain)
}

/** True when the address is a desk's (`office@`, `senco@`), at whatever domain. */
export function isDesk(address: string): boolean {
  return DESK.test(partsOf(address)[0])
}

function partsOf(address: string | null): [string, string] {
  const plain = sameAddress(address ?? '')
  const at = plain.lastIndexOf('@')
  return at < 0 ? ['', ''] : [plain.slice(0, at), plain.slice(at + 1)]
}
