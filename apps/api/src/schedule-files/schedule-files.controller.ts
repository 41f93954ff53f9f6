import { Controller, Req, Res } from '@nestjs/common';
import { authorize, type Actor } from '@countersign/access';
import {
  routes,
  scheduleKinds,
  scheduleTemplateNames,
  type Language,
  type RouteInput,
  type ScheduleFileView,
  type ScheduleKind,
  type ScheduleMappingView,
  type ScheduleTableView,
} from '@countersign/contracts';
import { scheduleTemplate, tableSets } from '@countersign/schedule-files';
import { forgetScheduleMapping, listScheduleMappings, rememberScheduleMapping } from '@countersign/submissions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { readParts } from '../http/read-parts.js';
import { textOfPart } from '../http/text-of-part.js';
import { Product } from '../product.js';
import { badParts } from '../http/bad-parts.js';
import { ScheduleFileReader } from './schedule-file-reader.js';
import { ScheduleParts } from './schedule-parts.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Schedules as files: what is in them, templates, and remembered column mappings. */
@Controller()
export class ScheduleFilesController {
  constructor(
    private readonly product: Product,
    private readonly reader: ScheduleFileReader,
  ) {}

  @Route(routes.readScheduleFiles)
  async read(
    @Req() request: FastifyRequest,
    @Who() actor: Actor,
    @InLanguage() language: Language,
  ): Promise<ScheduleFileView> {
    authorize(actor, 'submit', 'Submission');
    const { parts, system } = await partsOf(request);
    const read = await this.reader.read(actor, parts.toRead(), system);
    return {
      ...read,
      faults: read.faults.map((fault) => ({ ...fault, detail: fault.detail[language] })),
      notes: read.notes.map((note) => note[language]),
    };
  }

  @Route(routes.listScheduleTemplates)
  templates(@Who() actor: Actor, @InLanguage() language: Language) {
    authorize(actor, 'read', 'Catalog');
    const kinds = scheduleKinds.map((kind) => ({ kind, tables: tablesOf(kind, language) }));
    return { templates: [...scheduleTemplateNames], kinds };
  }

  @Route(routes.getScheduleTemplate)
  async template(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, query }: RouteInput<typeof routes.getScheduleTemplate>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    authorize(actor, 'read', 'Catalog');
    const bytes = await scheduleTemplate(params.kind, query.language ?? language);
    await reply
      .header('Content-Type', params.kind.endsWith('.xlsx') ? xlsx : 'application/zip')
      .header('Content-Disposition', `attachment; filename="countersign-${params.kind}"`)
      .send(bytes);
  }

  @Route(routes.listScheduleMappings)
  async list(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.listScheduleMappings>,
  ): Promise<{ items: ScheduleMappingView[] }> {
    return { items: await this.product.db.read((tx) => listScheduleMappings(tx, actor, params.id)) };
  }

  @Route(routes.rememberScheduleMapping)
  remember(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.rememberScheduleMapping>,
  ): Promise<ScheduleMappingView> {
    const input = { ...body, system: params.id };
    return this.product.db.transaction((tx) => rememberScheduleMapping(tx, actor, input));
  }

  @Route(routes.forgetScheduleMapping)
  forget(
    @Who() actor: Actor,
    @Input() { params, query }: RouteInput<typeof routes.forgetScheduleMapping>,
  ): Promise<ScheduleMappingView> {
    const input = { ...query, system: params.id };
    return this.product.db.transaction((tx) => forgetScheduleMapping(tx, actor, input));
  }
}

/** Schedule files, with how to read them and the AI system they are for. */
async function partsOf(request: FastifyRequest): Promise<{ parts: ScheduleParts; system: string | null }> {
  const wrong = (en: string, zhTW: string) =>
    badParts(
      `${en} Send "schedule" (files), and "system", "format" or "mapping".`,
      `${zhTW}請傳送 "schedule"（檔案）及 "system"、"format" 或 "mapping"。`,
    );
  if (!request.isMultipart()) throw wrong('The body is not multipart/form-data.', '請求內容不是 multipart/form-data。');
  const parts = new ScheduleParts();
  let system: string | null = null;
  await readParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'schedule') {
      parts.addFile(part.filename, await part.toBuffer());
      return;
    }
    const text = await textOfPart(part);
    if (part.fieldname === 'system') system = text;
    else if (!parts.addField(part.fieldname, text)) {
      throw wrong(`The part "${part.fieldname}" is not known.`, `無法識別「${part.fieldname}」。`);
    }
  });
  if (parts.files.length === 0) throw wrong('There is no file.', '沒有檔案。');
  return { parts, system };
}

function tablesOf(kind: ScheduleKind, language: Language): ScheduleTableView[] {
  return tableSets[kind].tables.map(({ name, heading, required, help, columns }) => ({
    name,
    label: heading[language],
    required,
    help: help[language],
    columns: columns.map((column) => ({
      field: column.field,
      label: column.heading[language],
      required: column.required,
      help: column.help[language],
    })),
  }));
}
