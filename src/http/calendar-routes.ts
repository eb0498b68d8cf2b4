/** The secret calendar address of a person, and what was told seen. */
import ical, { ICalCalendarMethod } from 'ical-generator'
import { type Register, sendJson, sendRefusal, viewerOf } from './edge.ts'

const path = '/api/calendar-feed'

export const registerCalendar: Register = (server, edge) => {
  const { signedIn, limited } = edge.guards
  const reads = { onRequest: [signedIn, limited.readsPerPerson] }
  const writes = { onRequest: [signedIn, limited.writesPerPerson] }
  server.get(path, reads, async (request, reply) => {
    const feed = await edge.app.calendar.state(viewerOf(request))
    return sendJson(reply, JSON.stringify({ madeAt: feed?.madeAt ?? null }))
  })
  server.post(path, writes, async (request, reply) => {
    const secret = await edge.app.calendar.open(viewerOf(request))
    if (secret === null) return sendRefusal(edge, reply, { code: 'not_found' })
    return sendJson(reply, JSON.stringify({ path: `/calendar/${secret}.ics` }), 201)
  })
  server.delete(path, writes, async (request, reply) => {
    await edge.app.calendar.close(viewerOf(request))
    return reply.code(204).send()
  })
  server.post('/api/notices-seen', writes, async (request, reply) => {
    await edge.app.seeNotices(viewerOf(request))
    return reply.code(204).send()
  })
  // A calendar program signs in nowhere: the address itself is the secret. The log names the route, never the address.
  server.get('/calendar/:file', { onRequest: limited.papersPerPerson }, async (request, reply) => {
    const { file = '' } = request.params as { readonly file?: string }
    const secret = /^([\w-]{43})\.ics$/.exec(file)?.[1]
    const items = secret === undefined ? null : await edge.app.calendar.items(secret)
    if (items === null) return sendRefusal(edge, reply, { code: 'not_found' })
    const calendar = ical({ name: 'Jinwei', method: ICalCalendarMethod.PUBLISH, prodId: '//Jinwei//calendar//EN' })
    for (const { key, title, dueOn } of items)
      calendar.createEvent({ id: key, start: new Date(`${dueOn}T00:00:00Z`), allDay: true, summary: title })
    return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-store').send(calendar.toString())
  })
}
