import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { scheduleTemplateNames, type ScheduleFileView } from '@countersign/contracts';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { may } from '../api/auth-provider.js';
import { addressOf, call } from '../api/call.js';
import type { ProblemError } from '../api/problem-error.js';
import { useCatalog } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { ContentFacts } from './content-facts.js';
import { FaultTable } from './fault-table.js';
import { FileChoice } from './file-choice.js';
import { emptyFields, HandInForm, type HandInFields } from './hand-in-form.js';
import { MappingSection } from './mapping-section.js';
import { importText } from './messages.js';
import { scheduleForm, type ChosenFiles } from './schedule-form.js';
import { useReadAnnounced } from './use-read-announced.js';

/** A choice of files, numbered: the same file again, mended meanwhile, is another. */
interface Choice extends ChosenFiles {
  turn: number;
}
const nothing: Choice = { files: [], mapping: null, turn: 0 };

const namesOf = (files: readonly File[]): string => files.map(({ name }) => name).join('/');

/** Hands in a schedule as files: what is in them, what is wrong with them, which column is which, then the submission itself. */
export function ScheduleImportPage() {
  const text = useText(importText);
  const systems = useOwnSystems();
  const [named, setSystem] = useState<string | null>(null);
  const [choice, setChoice] = useState(nothing);
  const [fields, setFields] = useState(emptyFields);
  const system = named ?? systems[0]?.slug ?? '';
  // Columns that a person mapped by hand stay so for the same file, mended.
  const choose = (files: readonly File[]) =>
    setChoice(({ files: before, mapping, turn }) => ({
      files,
      mapping: namesOf(files) === namesOf(before) ? mapping : null,
      turn: turn + 1,
    }));
  return (
    <Needs right={['submit', 'Submission']}>
      <Page title={text('title')} lead={text('lead')}>
        <Section title={text('files')}>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <TextField
              select
              label={text('system')}
              helperText={text('systemHelp')}
              value={system}
              onChange={(event) => setSystem(event.target.value)}
              slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
              sx={{ maxWidth: 360 }}
            >
              {systems.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </TextField>
            <FileChoice files={choice.files} onChoose={choose} />
            <Templates />
          </Box>
        </Section>
        {choice.files.length > 0 && (
          <ReadFiles
            choice={choice}
            system={system}
            fields={fields}
            onFields={setFields}
            onChange={(mapping) => setChoice({ ...choice, mapping })}
            onForgotten={() => setChoice(({ files, turn }) => ({ files, mapping: null, turn: turn + 1 }))}
            onAnother={() => {
              // What made the schedule is likely the same the next time; its name and times are not.
              setFields(({ provider, model, version }) => ({ ...emptyFields, provider, model, version }));
              setChoice(({ turn }) => ({ ...nothing, turn: turn + 1 }));
            }}
          />
        )}
      </Page>
    </Needs>
  );
}

/** AI systems that this person may hand in for. */
function useOwnSystems() {
  const session = useSession();
  const systems = useCatalog().data?.systems ?? [];
  return systems.filter(({ slug }) => may(session, 'submit', 'Submission', slug));
}

function Templates() {
  const text = useText(importText);
  const [locale] = useLocaleState();
  const language = locale === 'zh-TW' ? 'zh-TW' : 'en';
  return (
    <Typography variant="body2" component="div" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      <span>{text('templates')}</span>
      {scheduleTemplateNames.map((kind) => (
        <Link key={kind} href={addressOf('getScheduleTemplate', { params: { kind }, query: { language } })} download>
          {text(`template.${kind}`)}
        </Link>
      ))}
    </Typography>
  );
}

interface ReadProps {
  choice: Choice;
  system: string;
  onChange: (mapping: NonNullable<Choice['mapping']>) => void;
  onForgotten: () => void;
  fields: HandInFields;
  onFields: (fields: HandInFields) => void;
  onAnother: () => void;
}

function ReadFiles({ choice, system, fields, onFields, onChange, onForgotten, onAnother }: ReadProps) {
  const [locale] = useLocaleState();
  const read = useQuery<ScheduleFileView, ProblemError>({
    queryKey: ['schedule-files', choice.turn, choice.mapping, system, locale],
    queryFn: ({ signal }) => call('readScheduleFiles', { form: scheduleForm(choice, { system }), signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  useReadAnnounced(read.isPlaceholderData ? undefined : read.data);
  return (
    <AnswerOf query={read}>
      {(view) => (
        <>
          {view.content === null ? <FaultTable view={view} /> : <ContentFacts view={view} />}
          <MappingSection
            view={view}
            pending={read.isPlaceholderData ? choice.mapping : null}
            system={system}
            onChange={onChange}
            onForgotten={onForgotten}
          />
          {view.content !== null && (
            <HandInForm chosen={choice} system={system} values={fields} onValues={onFields} onAnother={onAnother} />
          )}
        </>
      )}
    </AnswerOf>
  );
}
