import Box from '@mui/material/Box';
import type { RuleTraceView, RoutingView } from '@countersign/contracts';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { partsText } from '../parts/messages.js';
import { Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { mono } from '../theme/theme.js';
import { submissionsText } from './messages.js';

type Decided = RuleTraceView['decided'][number];

/** Why a submission went where it went, by the policy of then: what decided, and why other rules did not apply. */
export function RoutingSection({ submission }: { submission: string }) {
  const text = useText(submissionsText);
  const routing = useAnswer('getRouting', { params: { id: submission } });
  return (
    <Section title={text('routing')}>
      <AnswerOf query={routing} rows={3}>
        {(answer) => <Trace routing={answer} />}
      </AnswerOf>
    </Section>
  );
}

/** The same as a decision found it: the output may have been routed anew since. Read once it is opened. */
export function RoutingOfDecision({ submission, decision }: { submission: string; decision: string }) {
  const text = useText(submissionsText);
  const [isOpen, setOpen] = useState(false);
  const input = { params: { id: submission }, query: { decision } };
  const routing = useAnswer('getRouting', input, { enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{text('routingOfDecision')}</summary>
      {isOpen && (
        <Box sx={{ mt: 1 }}>
          <AnswerOf query={routing} rows={3}>
            {(answer) => <Trace routing={answer} />}
          </AnswerOf>
        </Box>
      )}
    </details>
  );
}

function Trace({ routing: { trace, policyDigest } }: { routing: RoutingView }) {
  const text = useText(submissionsText);
  // A risk rule and a rule of the route may have the same name.
  const named = (list: 'risk' | 'route') => trace?.[list].map((rule) => ({ key: `${list} ${rule.rule}`, rule })) ?? [];
  const rules = [...named('risk'), ...named('route')];
  const asks = ({ rule }: (typeof rules)[number]) => rule.held || rule.heldAt !== null;
  const held = rules.filter(asks);
  const others = rules.filter((one) => !asks(one));
  return (
    <Box sx={{ display: 'grid', gap: 1, fontSize: '0.875rem' }}>
      <Box>
        {text('policyOfThen')} <ShortId value={policyDigest} what={text('policyOfThen')} />
      </Box>
      {trace === null && <Box>{text('notReadable')}</Box>}
      {trace && !trace.agrees && <Mark meaning="problem">{text('disagrees')}</Mark>}
      <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
        {held.map(({ key, rule }) => (
          <Rule key={key} rule={rule} />
        ))}
        {trace?.builtIn.map((reason, index) => (
          <li key={`${reason.rule} ${index}`}>
            {reason.text} <DecidedBy decided={reason.decided} />
          </li>
        ))}
      </Box>
      {others.length > 0 && (
        <details>
          <summary>{text('notApplied', { count: others.length })}</summary>
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, display: 'grid', gap: 0.75 }}>
            {others.map(({ key, rule }) => (
              <Rule key={key} rule={rule} />
            ))}
          </Box>
        </details>
      )}
    </Box>
  );
}

function DecidedBy({ decided }: { decided: readonly Decided[] }) {
  const text = useText(submissionsText);
  if (decided.length === 0) return null;
  return (
    <strong>{text('decidedBy', { what: decided.map((one) => text(`decides.${one}`)).join(text('listComma')) })}</strong>
  );
}

function Rule({ rule }: { rule: RuleTraceView }) {
  const text = useText(submissionsText);
  const words = useText(partsText);
  return (
    <li>
      {rule.text} <DecidedBy decided={rule.decided} />
      {rule.waivedBy !== null && (
        <Box>
          <Mark meaning="attention">{text('waived')}</Mark> <ShortId value={rule.waivedBy} what={text('waived')} />
        </Box>
      )}
      {rule.heldAt !== null && (
        <Box>
          <Mark meaning="attention">{text('heldAt', { tier: words(`tier.${rule.heldAt}`) })}</Mark>
        </Box>
      )}
      {rule.lines.map(({ line, held }, index) => (
        <Box key={`${index} ${line}`} sx={{ display: 'flex', gap: 1, color: 'text.secondary' }}>
          <span>{text(held ? 'holds' : 'holdsNot')}</span>
          <Box component="code" sx={{ fontFamily: mono, fontSize: '0.8125rem', overflowWrap: 'anywhere', minWidth: 0 }}>
            {line}
          </Box>
        </Box>
      ))}
    </li>
  );
}
