import type { z } from 'zod';
import { defineCard, type CardDefinition } from './expand.ts';
import { metricMessages } from './return/list.ts';
import { planMessages } from './duty/list.ts';
import { impactMessages } from './impact/list.ts';
import { trainingMessages } from './training/list.ts';
import { briefingForms, briefingMessages } from './briefing/list.ts';
import figuresTemplate from './figures/card.json' with { type: 'json' };
import { data as figuresData } from './figures/data.ts';
import itemsTemplate from './items/card.json' with { type: 'json' };
import { data as itemsData } from './items/data.ts';
import reportTemplate from './report/card.json' with { type: 'json' };
import { data as reportData } from './report/data.ts';
import thanksTemplate from './thanks/card.json' with { type: 'json' };
import { data as thanksData } from './thanks/data.ts';
import thanksFormTemplate from './thanks-form/card.json' with { type: 'json' };
import { data as thanksFormData } from './thanks-form/data.ts';
import actionTemplate from './action/card.json' with { type: 'json' };
import { data as actionData } from './action/data.ts';
import doneTemplate from './action-done/card.json' with { type: 'json' };
import { data as doneData } from './action-done/data.ts';
import formTemplate from './action-form/card.json' with { type: 'json' };
import { data as formData } from './action-form/data.ts';
import bulkTemplate from './action-bulk/card.json' with { type: 'json' };
import { data as bulkData } from './action-bulk/data.ts';
import bulkFormTemplate from './action-bulk-form/card.json' with { type: 'json' };
import { data as bulkFormData } from './action-bulk-form/data.ts';
import stepTemplate from './action-step/card.json' with { type: 'json' };
import { data as stepData } from './action-step/data.ts';
import updateTemplate from './action-update/card.json' with { type: 'json' };
import { data as updateData } from './action-update/data.ts';
import escalationTemplate from './escalation/card.json' with { type: 'json' };
import { data as escalationData } from './escalation/data.ts';
import escalationBriefTemplate from './escalation-brief/card.json' with { type: 'json' };
import { data as escalationBriefData } from './escalation-brief/data.ts';
import escalationFormTemplate from './escalation-form/card.json' with { type: 'json' };
import { data as escalationFormData } from './escalation-form/data.ts';
import escalationMoveTemplate from './escalation-move/card.json' with { type: 'json' };
import { data as escalationMoveData } from './escalation-move/data.ts';
import meetingTemplate from './meeting/card.json' with { type: 'json' };
import { data as meetingData } from './meeting/data.ts';
import reviewTemplate from './review/card.json' with { type: 'json' };
import { data as reviewData } from './review/data.ts';
import fieldsFormTemplate from './fields-form/card.json' with { type: 'json' };
import { data as fieldsFormData } from './fields-form/data.ts';
import reviewLanesTemplate from './review-lanes/card.json' with { type: 'json' };
import { data as reviewLanesData } from './review-lanes/data.ts';
import dangerTemplate from './danger/card.json' with { type: 'json' };
import { data as dangerData } from './danger/data.ts';
import groupTemplate from './group/card.json' with { type: 'json' };
import { data as groupData } from './group/data.ts';
import holidayFormTemplate from './holiday-form/card.json' with { type: 'json' };
import { data as holidayFormData } from './holiday-form/data.ts';
import holidayNewsTemplate from './holiday-news/card.json' with { type: 'json' };
import { data as holidayNewsData } from './holiday-news/data.ts';
import holidaysTemplate from './holidays/card.json' with { type: 'json' };
import { data as holidaysData } from './holidays/data.ts';
import healthTemplate from './health/card.json' with { type: 'json' };
import { data as healthData } from './health/data.ts';
import helpTemplate from './help/card.json' with { type: 'json' };
import { data as helpData } from './help/data.ts';
import homeTemplate from './home/card.json' with { type: 'json' };
import { data as homeData } from './home/data.ts';
import workTemplate from './my-work/card.json' with { type: 'json' };
import { data as workData } from './my-work/data.ts';
import nextStepsTemplate from './next-steps/card.json' with { type: 'json' };
import { data as nextStepsData } from './next-steps/data.ts';
import fileTemplate from './file/card.json' with { type: 'json' };
import { data as fileData } from './file/data.ts';
import noticeTemplate from './notice/card.json' with { type: 'json' };
import { data as noticeData } from './notice/data.ts';
import welcomeTemplate from './welcome/card.json' with { type: 'json' };
import { data as welcomeData } from './welcome/data.ts';
import handOverTemplate from './hand-over-form/card.json' with { type: 'json' };
import { data as handOverData } from './hand-over-form/data.ts';
import reassignTemplate from './reassign-form/card.json' with { type: 'json' };
import { data as reassignData } from './reassign-form/data.ts';
import problemTemplate from './problem/card.json' with { type: 'json' };
import { data as problemData } from './problem/data.ts';
import membersTemplate from './members/card.json' with { type: 'json' };
import { data as membersData } from './members/data.ts';
import memberFormTemplate from './member-form/card.json' with { type: 'json' };
import { data as memberFormData } from './member-form/data.ts';
import absenceFormTemplate from './absence-form/card.json' with { type: 'json' };
import { data as absenceFormData } from './absence-form/data.ts';
import leaverTemplate from './leaver/card.json' with { type: 'json' };
import { data as leaverData } from './leaver/data.ts';
import attestationTemplate from './attestation/card.json' with { type: 'json' };
import { data as attestationData } from './attestation/data.ts';
import attestationLeftTemplate from './attestation-left/card.json' with { type: 'json' };
import { data as attestationLeftData } from './attestation-left/data.ts';
import attestationMissingTemplate from './attestation-missing/card.json' with { type: 'json' };
import { data as attestationMissingData } from './attestation-missing/data.ts';

export const actionCard = defineCard({ name: 'action', template: actionTemplate, data: actionData });
export const actionFormCard = defineCard({ name: 'action-form', template: formTemplate, data: formData });
export const actionBulkCard = defineCard({ name: 'action-bulk', template: bulkTemplate, data: bulkData });
export const actionBulkFormCard = defineCard({
  name: 'action-bulk-form',
  template: bulkFormTemplate,
  data: bulkFormData,
});
export const actionStepCard = defineCard({ name: 'action-step', template: stepTemplate, data: stepData });
export const actionUpdateCard = defineCard({
  name: 'action-update',
  template: updateTemplate,
  data: updateData,
});
export const actionDoneCard = defineCard({ name: 'action-done', template: doneTemplate, data: doneData });
export const escalationCard = defineCard({
  name: 'escalation',
  template: escalationTemplate,
  data: escalationData,
});
export const escalationBriefCard = defineCard({
  name: 'escalation-brief',
  template: escalationBriefTemplate,
  data: escalationBriefData,
});
export const escalationFormCard = defineCard({
  name: 'escalation-form',
  template: escalationFormTemplate,
  data: escalationFormData,
});
export const escalationMoveCard = defineCard({
  name: 'escalation-move',
  template: escalationMoveTemplate,
  data: escalationMoveData,
});
export const meetingCard = defineCard({ name: 'meeting', template: meetingTemplate, data: meetingData });
export const reviewCard = defineCard({ name: 'review', template: reviewTemplate, data: reviewData });
export const fieldsFormCard = defineCard({
  name: 'fields-form',
  template: fieldsFormTemplate,
  data: fieldsFormData,
});
export const reviewLanesCard = defineCard({
  name: 'review-lanes',
  template: reviewLanesTemplate,
  data: reviewLanesData,
});
export const figuresCard = defineCard({ name: 'figures', template: figuresTemplate, data: figuresData });
export const itemsCard = defineCard({ name: 'items', template: itemsTemplate, data: itemsData });
export const reportCard = defineCard({ name: 'report', template: reportTemplate, data: reportData });
export const thanksCard = defineCard({ name: 'thanks', template: thanksTemplate, data: thanksData });
export const thanksFormCard = defineCard({
  name: 'thanks-form',
  template: thanksFormTemplate,
  data: thanksFormData,
});
export const dangerCard = defineCard({ name: 'danger', template: dangerTemplate, data: dangerData });
export const groupCard = defineCard({ name: 'group', template: groupTemplate, data: groupData });
export const healthCard = defineCard({ name: 'health', template: healthTemplate, data: healthData });
export const holidaysCard = defineCard({ name: 'holidays', template: holidaysTemplate, data: holidaysData });
export const holidayNewsCard = defineCard({
  name: 'holiday-news',
  template: holidayNewsTemplate,
  data: holidayNewsData,
});
export const holidayFormCard = defineCard({
  name: 'holiday-form',
  template: holidayFormTemplate,
  data: holidayFormData,
});
export const helpCard = defineCard({ name: 'help', template: helpTemplate, data: helpData });
export const homeCard = defineCard({ name: 'home', template: homeTemplate, data: homeData });
export const myWorkCard = defineCard({ name: 'my-work', template: workTemplate, data: workData });
export const welcomeCard = defineCard({ name: 'welcome', template: welcomeTemplate, data: welcomeData });
export const nextStepsCard = defineCard({
  name: 'next-steps',
  template: nextStepsTemplate,
  data: nextStepsData,
});
export const reassignFormCard = defineCard({
  name: 'reassign-form',
  template: reassignTemplate,
  data: reassignData,
});
export const handOverFormCard = defineCard({
  name: 'hand-over-form',
  template: handOverTemplate,
  data: handOverData,
});
export const fileCard = defineCard({ name: 'file', template: fileTemplate, data: fileData });
export const noticeCard = defineCard({ name: 'notice', template: noticeTemplate, data: noticeData });
export const problemCard = defineCard({ name: 'problem', template: problemTemplate, data: problemData });
export const membersCard = defineCard({ name: 'members', template: membersTemplate, data: membersData });
export const memberFormCard = defineCard({
  name: 'member-form',
  template: memberFormTemplate,
  data: memberFormData,
});
export const absenceFormCard = defineCard({
  name: 'absence-form',
  template: absenceFormTemplate,
  data: absenceFormData,
});
export const leaverCard = defineCard({ name: 'leaver', template: leaverTemplate, data: leaverData });
export const attestationCard = defineCard({
  name: 'attestation',
  template: attestationTemplate,
  data: attestationData,
});
export const attestationLeftCard = defineCard({
  name: 'attestation-left',
  template: attestationLeftTemplate,
  data: attestationLeftData,
});
export const attestationMissingCard = defineCard({
  name: 'attestation-missing',
  template: attestationMissingTemplate,
  data: attestationMissingData,
});

/** Every card, by kind: messages are shown with their actions, forms with the platform's own way to send them. */
export const messageCards: readonly CardDefinition<z.ZodType>[] = [
  ...briefingMessages,
  ...planMessages,
  ...impactMessages,
  ...metricMessages,
  ...trainingMessages,
  actionCard,
  actionBulkCard,
  escalationCard,
  escalationBriefCard,
  meetingCard,
  reviewCard,
  reviewLanesCard,
  figuresCard,
  itemsCard,
  reportCard,
  thanksCard,
  dangerCard,
  groupCard,
  healthCard,
  holidaysCard,
  holidayNewsCard,
  helpCard,
  homeCard,
  myWorkCard,
  nextStepsCard,
  fileCard,
  noticeCard,
  problemCard,
  welcomeCard,
  membersCard,
  leaverCard,
  attestationCard,
];
export const formCards: readonly CardDefinition<z.ZodType>[] = [
  ...briefingForms,
  memberFormCard,
  absenceFormCard,
  attestationLeftCard,
  attestationMissingCard,
  actionFormCard,
  holidayFormCard,
  reassignFormCard,
  handOverFormCard,
  actionUpdateCard,
  actionStepCard,
  actionBulkFormCard,
  actionDoneCard,
  escalationFormCard,
  escalationMoveCard,
  fieldsFormCard,
  thanksFormCard,
];
