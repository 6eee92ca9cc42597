/** Replies as families get them, labelled by hand. Invented for this test. */
import type { ReplyFacts, ReplyKind } from './replies.ts'

export type LabelledReply = readonly [ReplyKind, Pick<ReplyFacts, 'words'> & Partial<ReplyFacts>]

export const LABELLED_REPLIES: readonly LabelledReply[] = [
  [
    'acknowledgement',
    { words: 'Dear Mrs Ward,\n\nThank you for your email.\n\nKind regards\nMs Reid' },
  ],
  ['acknowledgement', { words: 'Received with thanks.' }],
  ['acknowledgement', { words: 'Noted, thank you.' }],
  [
    'acknowledgement',
    { words: 'Thank you for your email. I will look into this and get back to you.' },
  ],
  [
    'acknowledgement',
    { words: 'Thanks Alex, I have passed this on to the attendance officer.\n\nRegards\nSue' },
  ],
  ['acknowledgement', { words: 'I acknowledge receipt of your letter of 28 September.' }],
  [
    'acknowledgement',
    { words: 'Your complaint has been received and will be considered in due course.' },
  ],
  [
    'acknowledgement',
    {
      words:
        'Hi Alex,\nI am so sorry to hear this. I will speak to his tutor and let you know by Friday.\nThanks\nJo',
    },
  ],
  ['acknowledgement', { words: 'We have received the medical evidence. It is being considered.' }],
  [
    'acknowledgement',
    {
      words:
        'Thank you for getting in touch. I understand how difficult this must be. We take all concerns seriously.',
    },
  ],
  ['acknowledgement', { words: 'Leave it with me.' }],
  ['acknowledgement', { words: 'Will do.' }],
  [
    'acknowledgement',
    { words: 'Your message was read on 28 September 2026 10:02.', subject: 'Read: Lunch' },
  ],
  [
    'acknowledgement',
    { words: 'Just to confirm safe receipt of your email. Please bear with us.' },
  ],
  ['acknowledgement', { words: 'Sorry for the delay. I will get back to you as soon as I can.' }],
  [
    'acknowledgement',
    { words: 'Thank you for your email, which I have read and forwarded to the SENCO.' },
  ],
  [
    'auto-reply',
    {
      words: 'Thank you for contacting the SEN team. We aim to respond within 10 working days.',
      subject: 'Automatic reply: Robin',
    },
  ],
  [
    'auto-reply',
    {
      words:
        'This is an automated response. Your email has been received. Please do not reply to this email.',
    },
  ],
  [
    'auto-reply',
    {
      words:
        'Thank you for contacting Hillview Academy. We aim to reply within 3 working days. If your call is urgent, please ring the office.',
    },
  ],
  [
    'auto-reply',
    { words: 'We got your message.', headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }] },
  ],
  [
    'auto-reply',
    { words: 'Your enquiry has been logged.', headers: [{ name: 'X-Autoreply', value: 'yes' }] },
  ],
  [
    'auto-reply',
    {
      words: 'Your enquiry has been logged.',
      headers: [{ name: 'Precedence', value: 'auto_reply' }],
    },
  ],
  [
    'auto-reply',
    { words: 'Your ticket number is 4411.', headers: [{ name: 'Return-Path', value: '<>' }] },
  ],
  ['auto-reply', { words: 'Thank you for your email.', auto: 'an automatic reply' }],
  [
    'out-of-office',
    { words: 'I am out of the office until Monday 5 October with no access to emails.' },
  ],
  [
    'out-of-office',
    {
      words:
        'I am on annual leave until 12 October. If your email is urgent please contact the main office.',
    },
  ],
  [
    'out-of-office',
    {
      words:
        'Thank you for your email. I work part-time and do not work on Fridays. I will reply as soon as I can on my return.',
    },
  ],
  [
    'out-of-office',
    { words: 'The school is now closed for half term.', subject: 'Automatic reply: Lunch' },
  ],
  ['out-of-office', { words: 'Hello', subject: 'Out of office: Robin Ward' }],
  [
    'out-of-office',
    {
      words: 'I am away until Monday.',
      headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }],
    },
  ],
  [
    'out-of-office',
    { words: 'I am on leave.', headers: [{ name: 'X-Auto-Response-Suppress', value: 'All' }] },
  ],
  [
    'bounce',
    { words: 'Delivery has failed to these recipients.', subject: 'Undeliverable: Lunch' },
  ],
  [
    'bounce',
    { words: 'The mail system could not deliver.', from: 'MAILER-DAEMON@mx.hillview.example' },
  ],
  [
    'bounce',
    {
      words: '',
      headers: [{ name: 'Content-Type', value: 'multipart/report; report-type=delivery-status' }],
    },
  ],
  ['bounce', { words: '', subject: 'Mail delivery failed: returning message to sender' }],
  [
    'reply',
    {
      words:
        'Hi Jo, Mrs Abara will be with Kit at lunch every day. I will get back to you about the plan by Friday.',
    },
  ],
  ['reply', { words: 'We will put the reading group in place from Monday 21 September.' }],
  ['acknowledgement', { words: 'I will find out who will be with him at lunch.' }],
  ['reply', { words: 'Mrs Lee supervises lunch on Mondays and Tuesdays.' }],
  [
    'reply',
    {
      words:
        'Dear Mrs Ward,\n\nThank you for your email. Lunch is supervised by Mrs Lee.\n\nKind regards\nMs Reid',
    },
  ],
  ['reply', { words: 'Thanks, Mrs Lee supervises lunch.' }],
  [
    'reply',
    { words: 'Thank you. The evidence was considered and the absence stays unauthorised.' },
  ],
  ['reply', { words: 'No.' }],
  ['reply', { words: 'Yes, that is fine.' }],
  ['reply', { words: 'We are unable to share this.' }],
  ['reply', { words: 'Could you send me the letter again?' }],
  ['reply', { words: 'Please see the attached report.' }],
  ['reply', { words: 'I am out tomorrow but Thursday at 3pm works. See you then.' }],
  ['reply', { words: 'The report is attached. I will send the rest by Friday.' }],
  [
    'reply',
    {
      words:
        'Thank you for your email. I have spoken to his teacher, who says that he sat at the back.',
    },
  ],
  ['reply', { words: 'I am sorry, but we cannot put this in place because of staffing.' }],
  ['reply', { words: 'This is now with the council. They hold the funding.' }],
  [
    'reply',
    {
      words: 'Robin had a good day. He ate his lunch in the library.',
      headers: [{ name: 'X-Auto-Response-Suppress', value: 'DR, OOF, AutoReply' }],
    },
  ],
  [
    'reply',
    {
      words: 'As discussed on the phone, he can have the pass back.',
      headers: [{ name: 'Auto-Submitted', value: 'no' }],
    },
  ],
]
