/** How each kind of this room is shown on its entry's own page. */
import { Facts, inDayWords, minutesInWords } from '../incidents/parts.tsx'
import { Meta, Quote } from '../platform/components/card.tsx'
import { cardOf, quiet } from '../record/card-of.ts'
import type { Card } from '../record/kind.ts'
import { codeOf } from './attendance.ts'
import { ownLinkBody, ownLinkEndedBody } from './by-link/entries.ts'
import {
  absenceReportBody,
  attendanceBody,
  checkInBody,
  factorBody,
  illnessCostBody,
  medicalEvidenceBody,
  missedWorkBody,
  partTimeBody,
  reintegrationStepBody,
  stepAnswerBody,
  voiceBody,
  typedUpBody,
  voiceHeardBody,
} from './entries.ts'
import { factsOf } from './check-in.ts'
import { PicturesBy } from './pictures.tsx'
import { Chosen } from './words-page.tsx'

const SESSIONS = { am: 'Morning', pm: 'Afternoon', day: 'Whole day' } as const
const FROM = { home: 'From home', school: 'From school', child: 'From the child' } as const

export const dayCards: readonly Card[] = [
  cardOf('check-in', 'How a day was', checkInBody, (body) => (
    <>
      {body.word !== null && <p class="heard-lead">{body.word}</p>}
      <Meta>{[FROM[body.from], ...factsOf(body)].join(' · ')}</Meta>
    </>
  )),
  cardOf('voice', 'Own words', voiceBody, (body) => (
    <>
      {body.words !== null && <Quote>{body.words}</Quote>}
      <Chosen pictures={body.pictures} />
      {body.pictures.length > 0 && <PicturesBy />}
      <Meta>
        {[
          body.to === null ? null : `to ${body.to}`,
          body.where,
          body.alone === true ? 'written alone' : null,
        ]
          .filter((part) => part !== null)
          .join(', ')}
      </Meta>
    </>
  )),
  cardOf('voice heard', 'What happened with it', voiceHeardBody, (body) => (
    <>
      <p>{body.words}</p>
      {body.by !== null && <Meta>Told by {body.by}</Meta>}
    </>
  )),
  cardOf('typed up', 'Typed up', typedUpBody, (body) => (
    <>
      <Meta>{body.by ?? 'Somebody'} heard:</Meta>
      <Quote>{body.words}</Quote>
      <Meta>The recording itself is what was said.</Meta>
    </>
  )),
  cardOf('own link', 'Link of their own', ownLinkBody, (body) => (
    <>
      <p>
        {body.for === 'child'
          ? `${body.name} has a page of their own by link.`
          : `${body.name} can say by link how a day was.`}
      </p>
      <Meta>It opens until {inDayWords(body.until)}</Meta>
    </>
  )),
  cardOf('own link ended', 'Link ended', ownLinkEndedBody, () => <p>The link no longer opens.</p>),
  quiet(
    cardOf('attendance', 'Register', attendanceBody, (body) => (
      <>
        <p class="heard-lead">
          {SESSIONS[body.session]}: {body.code}
        </p>
        <p>{codeOf(body.code)?.meaning}</p>
        <Facts
          facts={[
            ['Reason given', body.reason],
            ['School', body.school],
            ['In other words', body.words],
          ]}
        />
      </>
    )),
  ),
  cardOf('medical evidence', 'Medical evidence', medicalEvidenceBody, (body) => (
    <Facts
      facts={[
        ['What', body.title],
        ['Written by', body.from],
        ['Sent to', body.to],
        ['They said it had come', inDayWords(body.acknowledged)],
        ['They decided', inDayWords(body.decided)],
        ['Decision', body.decision],
        ['By', body.decidedBy],
        ['In their words', body.words],
      ]}
    />
  )),
  cardOf('part-time timetable', 'Part-time timetable', partTimeBody, (body) => (
    <Facts
      facts={[
        ['Hours', body.hours],
        ['From', inDayWords(body.start)],
        ['Looked at again', inDayWords(body.review)],
        ['Until', inDayWords(body.end)],
        ['Agreed with a parent', body.agreed],
        ['For', body.reason],
        ['How it was put', body.words],
      ]}
    />
  )),
  cardOf('reintegration step', 'A step back', reintegrationStepBody, (body) => (
    <Facts
      facts={[
        ['Step', body.title],
        ['Acknowledge first', body.acknowledge],
        ['Put right first', body.repair],
        ['Not happen again', body.stopRepeating],
        ['Who', body.who],
        ['Does what', body.does],
        ['It was all right when', body.allRight],
        ['Home', body.homeOffLimits === true ? 'off limits' : null],
      ]}
    />
  )),
  cardOf('step answer', 'About a step back', stepAnswerBody, (body) => (
    <>
      {body.words !== null && <Quote>{body.words}</Quote>}
      <Facts
        facts={[
          ['Answer', body.answer],
          ['How it went', body.went],
        ]}
      />
    </>
  )),
  cardOf('absence report', 'Absence', absenceReportBody, (body) => (
    <>
      <Meta>To: {body.to}</Meta>
      <div class="heard-verbatim">{body.words}</div>
      {body.minutes !== null && <Meta>It took {minutesInWords(body.minutes)}</Meta>}
    </>
  )),
  cardOf('factor', 'Push or pull', factorBody, (body) => (
    <>
      <Meta>{body.way === 'pushes away' ? 'Pushes away' : 'Pulls towards'}</Meta>
      <Quote>{body.words}</Quote>
      <Meta>{body.who ?? FROM[body.from]}</Meta>
    </>
  )),
  cardOf('missed work', 'Missed work', missedWorkBody, (body) => (
    <Facts
      facts={[
        ['What', body.title],
        ['Subject', body.subject],
        ['What becomes of it', body.sort],
        ['Agreed with', body.agreedWith],
        ['Exactly', body.words],
      ]}
    />
  )),
  cardOf('illness cost', 'Because of illness', illnessCostBody, (body) => (
    <>
      <p>{body.words}</p>
      {body.who !== null && <Meta>{body.who}</Meta>}
    </>
  )),
]
