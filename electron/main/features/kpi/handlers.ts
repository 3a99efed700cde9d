/** Reports of telephony: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Kpi } from './service'
import { saveTable } from './table-file'
import type { PickFile } from './table-file'

type Names = 'queues.list' | 'queues.save' | 'kpi.report' | 'kpi.export'

export const kpiHandlers = (kpi: Kpi, actor: () => UserId, pickFile: PickFile): Pick<Handlers, Names> => ({
  'queues.list': async () => ok(await kpi.queues()),
  'queues.save': (settings) => kpi.saveQueue(actor(), settings),
  'kpi.report': (query) => kpi.report(query),
  'kpi.export': async ({ name, text }) => {
    const saved = await saveTable(pickFile, name, text)
    if (saved.ok && saved.value) await kpi.exported(actor(), name)
    return saved
  },
})
