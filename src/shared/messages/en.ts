import type { ErrorCode } from '../errors.ts'

/** What each failure says to the user: what happened, then what to do. `{name}` is a parameter. */
export const enMessages = {
  'invalid-input': 'The input is not acceptable ({detail}). Check it and try again.',
  'record-empty': 'The record has no text. Paste or open a record.',
  'record-too-short':
    'Too short to draft: characters {characters}, at least {minimum} needed. The text is kept; paste the whole record anew.',
  'record-too-long':
    'The record has {characters} characters, over the drafting limit of {maximum}. The text is kept: split it by encounter and draft each part.',
  'record-over-limit':
    'The record has {characters} characters, over {maximum}, and was not taken in. Export only this encounter of this patient, then paste or open that.',
  'file-too-large': 'The file is {megabytes} MB, over {maximumMegabytes} MB. Export only this patient’s record as text and open that.',
  'file-binary': 'This is not a text file (it looks like {kind}). Save it as plain text in its own program, or copy and paste the text.',
  'file-encoding-unknown':
    'The text encoding can’t be told for sure (it may be {candidates}). Choose one and try again, or copy and paste the text.',
  'file-unreadable': 'The file {name} can’t be read ({reason}). Check that it is there and not in use, then try again.',
  'file-damaged':
    'This {kind} file is damaged or incomplete, and nothing of it was taken in. Open it in its own program and save it again, or copy and paste the text.',
  'file-encrypted': 'This {kind} file is protected by a password. Open it in its own program, save it without one, and open that.',
  'file-unsupported':
    'This kind of file ({kind}) can’t be read. Save it as DOCX, PDF or plain text in its own program, or copy and paste the text.',
  'file-doctype':
    'This {kind} file declares document types or entities of its own, which can hide harmful content, and was refused. Export it anew without a DOCTYPE, or copy and paste the text.',
  'file-too-packed':
    'This {kind} file unpacks to far more than a record needs, and was refused. Save the record alone as plain text and open that.',
  'file-too-deep': 'This {kind} file is nested over {maximum} levels deep, and was refused. Save the record as plain text and open that.',
  'file-too-many-pages': 'This {kind} file has {pages} pages, over {maximum}. Export only this encounter of this patient and open that.',
  'file-too-much-text': 'This {kind} file holds over {maximum} characters. Export only this encounter of this patient and open that.',
  'file-no-text-layer':
    'This {kind} file ({pages} pages) has no text layer: it is a scan or a picture. Have the text recognized first, or export the record from its system as text.',
  'file-no-text': 'This {kind} file holds no readable text of a record. Check that it is the right file, or copy and paste the text.',
  'file-several-records': 'This {kind} file holds {count} records. Open one at a time, or take them in as a batch.',
  'file-too-slow':
    'Reading the file took over {seconds} seconds and was stopped. Save the record as plain text in its own program and open that.',
  'file-reader-ended':
    'The process that reads the file ended unexpectedly, and nothing was taken in. Save the record as plain text in its own program and open that.',
  'template-unknown': 'There is no template {id}. Known templates: {known}.',
  'template-unreadable': 'This template file can’t be read ({reason}). Choose one that was exported from this program.',
  'template-newer':
    'The template is of a newer version ({found} > {known}) and was not taken in. Install the new program and import it then.',
  'template-field-unknown': 'The template has an unknown field “{field}” and was not taken in. Take the field out, or export it anew.',
  'template-shipped': 'A template of the program can’t be changed. Duplicate it and change the copy.',
  'template-manufactures':
    'The instruction of “{heading}” would make the model write what the record does not say: “{words}”. Ask only for what the record states; for the rest the program says that it is not recorded.',
  'template-absent-claims':
    'The sentence of “{heading}” for a record that has nothing says something else: “{words}”. Write “The record does not state …”.',
  'template-sections-none': 'The template has no sections. Add one at least.',
  'template-sections-many': 'The template has {count} sections, at most {maximum} are possible. Join some or take some out.',
  'template-section-twice': 'Two sections have the id “{id}”. Change one of them.',
  'template-statements-many': '“{heading}” asks for up to {count} sentences, the limit is {maximum}. Ask for fewer.',
  'template-statements-total': 'All sections together ask for up to {count} sentences, the limit is {maximum}. Ask for fewer.',
  'template-cue-bad':
    'The cue “{cue}” of “{heading}” can’t be used: it is no regular expression, or it would fit any text. Write it otherwise.',
  'template-topic-unknown': '“{heading}” names an unknown kind of heading, “{topic}”. Choose one from the list.',
  'template-section-blind': '“{heading}” has neither kinds of headings nor cues and would never find anything. Give it one at least.',
  'batch-not-found': 'This batch is not there. Refresh and try again.',
  'batch-running': 'A batch is not finished yet ({name}). Wait for it, or stop it first.',
  'batch-state': 'The batch is in a state ({state}) in which this can’t be done. Refresh and try again.',
  'batch-empty': 'There is no record in {name}. Choose a folder with records, or a file that holds some.',
  'batch-too-many': 'There are over {maximum} records in {name}; nothing was begun. Split it into several folders or files.',
  'batch-file-too-large':
    'The file {name} is {megabytes} MB, over {maximumMegabytes} MB. Split it into several files, or put each record in a file of its own in one folder.',
  'batch-no-separator':
    'No separator between records was found in {name}. Known separators: {known}. Put one on a line between every two records, or open the file as one record.',
  'batch-no-text-column':
    'No column of {name} is known to hold the text of a record. Its columns: {columns}. Rename the column to one of: {known}; on the command line, name it with --column.',
  'batch-table-broken':
    'Line {line} of {name} is no proper CSV ({reason}); nothing was begun. Check the quotes of this line and save the CSV again.',
  'batch-row-columns': 'This row has {found} columns and the header has {expected}. Check the quotes and separators of the row.',
  'batch-table-in-folder': 'A table in a folder ({name}) is not taken for one record. Open it by itself with “Draft a file of records”.',
  'batch-several-records':
    'The file {name} holds {count} records, which are not made into one. Open it by itself with “Draft a file of records”.',
  'batch-file-lossy':
    'Not all of {name} can be turned into text, and it was not taken into the batch. Open it by itself, see what is left out, then keep it.',
  'batch-source-changed':
    'This record of {name} was changed after the batch began and was not taken in. Begin another batch for the changed file.',
  'batch-source-gone':
    'Of {name} nothing can be read any more, and the batch has paused. Connect the drive or restore the folder, then go on.',
  'batch-other-output': 'The output folder {name} belongs to another batch ({reason}). Choose an empty one.',
  'note-not-found': 'This record is not there any more. Refresh the list.',
  'draft-not-found': 'This draft is not there any more. Draft again.',
  'draft-running': 'A draft is being written. Wait for it, or press Esc to stop it.',
  'draft-outdated': 'The draft was changed elsewhere. Your edit is still on screen: save once more.',
  'note-not-drafted': 'There is no draft to sign yet. Draft first.',
  'draft-needed':
    'There is no complete draft to change yet. Draft first (Ctrl+D), or keep the stopped draft as your own text. Questions need no draft.',
  'note-signed': 'A signed summary can’t be changed. Draft again, or open an amended draft from the history (Alt+H).',
  'note-not-signed': 'Only a signed summary can be copied. Check it and sign first (Ctrl+Enter).',
  'section-unknown': 'This summary has no section “{id}”.',
  'section-empty': '“{heading}” is empty. Fill it in, or say that the record does not state it, then sign.',
  'nothing-to-rewrite': '“{heading}” is empty, there is nothing to rewrite. Write a few words first, or draft this section again.',
  'section-too-long': '“{heading}” would grow over {maximum} characters; nothing was changed. Shorten the section first.',
  'findings-open':
    'Places that differ from the record and are still open: {count}. Press F8 to go to each and mend it, or keep it with a reason, then sign.',
  'finding-gone': 'The text has changed and this finding is gone. Wait for the check, then look again.',
  'draft-record-exchanged':
    'The record was exchanged after this draft was made: the draft was held against another text and can’t be signed. Draft again (Ctrl+D) and check it anew.',
  'patients-mixed':
    'Another patient’s summary was being copied and is not finished. Nothing was copied, so that the two patients’ texts don’t mix.',
  'redraft-outdated': 'The draft was changed elsewhere meanwhile and the new text was not put in. Draft the section once more.',
  'version-not-found': 'This version is not there. Close the history and open it again.',
  'version-other-sections':
    'This version has other sections than the draft has now and can’t be restored. Copy the words you need from the history.',
  'correction-not-found': 'This correction is not there; its type may have been changed since. Refresh and try again.',
  'rule-not-found': 'This rule is not there. Refresh the list of rules.',
  'rule-state': 'The rule is in a state ({state}) that can’t be changed this way. Refresh the list of rules and try again.',
  'rules-full': 'This section has {maximum} rules in force. Switch one off before you approve another.',
  'rule-refused':
    'This rule can’t be approved ({reason}): a rule changes wording and form only. It carries no value and no name, exchanges no drug, and leaves denials, sides and certainty alone.',
  'rule-pack-unreadable': 'This file of rules can’t be read ({reason}). Choose one that was exported from this program.',
  'rule-pack-newer':
    'The rules are of a newer version ({found} > {known}) and were not imported. Install the new program and import them then.',
  'model-missing':
    'No model was found. Ask your IT to bring one: import it from a file in the settings (Ctrl+,), or by npm run model -- import FILE, then restart the model from the status bar.',
  'model-unknown-id': 'There is no model {id}. Known models: {known}.',
  'model-wrong-hash': 'The checksum of {name} is wrong; the file was deleted. Download it again, or use an intact copy.',
  'model-download-failed':
    'Downloading the model {id} failed ({reason}). Check the network and try again, what has arrived is kept; offline, use import from a USB stick.',
  'model-not-gguf': '{name} is not a GGUF model file. Choose a .gguf file.',
  'model-file-unreadable': 'The model file {name} can’t be read ({reason}). Check that it is whole, or import it again.',
  'model-no-chat-template': 'The model {name} has no chat template and can’t be used. Use a model of the catalogue.',
  'model-in-use': 'This model is in use and was not removed. Choose another one first.',
  'model-import-running': 'Another model is being imported. Wait for it, or stop that import first.',
  'bundle-unreadable': 'This is no whole bundle of yizhai ({reason}); nothing was imported. Copy the file again and retry.',
  'bundle-wrong-key': 'The bundle carries no trusted signature; nothing was imported. Ask whoever hands it out for a signed one.',
  'bundle-changed':
    '{name} in the bundle is not what was signed (damaged or changed); nothing was imported. Copy the file again and retry.',
  'bundle-extra-file': 'The bundle holds {name}, which was not signed; nothing was imported. Use an unchanged bundle.',
  'bundle-missing-file': 'The bundle lacks {name}; nothing was imported. Use a whole bundle.',
  'bundle-symlink': '{name} in the bundle is a link and no file; nothing was imported. Use an unchanged bundle.',
  'bundle-path': 'The name {name} in the bundle leads out of it; nothing was imported. Use an unchanged bundle.',
  'bundle-too-large': 'The bundle is larger than is allowed; nothing was imported. Use an unchanged bundle.',
  'bundle-too-large-to-drop':
    'The bundle has {megabytes} MB, and at most {maximumMegabytes} MB can be dropped; nothing was imported. Import it from its file under Bundles in the settings (Ctrl+,).',
  'bundle-older':
    'Version {version} of the bundle is older than {newest}, which was imported before; nothing was imported. Use the rollback to go back.',
  'bundle-replayed': 'Version {version} was imported before; it was not imported again. Use the rollback to go back.',
  'bundle-needs-newer': 'This bundle needs yizhai {version} or later; nothing was imported. Update yizhai first.',
  'bundle-content':
    '{name} in the bundle can’t be used ({reason}); nothing was imported and nothing has changed. Pass this message on to whoever hands the bundle out.',
  'bundle-no-earlier': 'There is no earlier version to go back to; nothing has changed. Import a bundle.',
  'engine-not-ready': 'The model is not ready ({state}). Wait, or restart the model from the status bar.',
  'engine-load-failed': 'The model could not be loaded ({reason}). Restart it from the status bar, or use another model.',
  'engine-out-of-memory':
    'Not enough memory for the model: about {neededMb} MB needed, {freeMb} MB free. Close other programs, or use a smaller model.',
  'engine-crashed': 'The model process ended unexpectedly; what was written is kept. Draft again; if it happens often, use another model.',
  'engine-hung': 'The model stopped answering and was ended; what was written is kept. Draft again.',
  'engine-failed': 'The model failed ({reason}); what was written is kept. Draft again.',
  cancelled: 'Stopped; what was written is kept.',
  interrupted: 'The program was closed during this draft; what was written is kept. You can draft again.',
  'api-token-wrong':
    'The token is missing or wrong. Send the header “Authorization: Bearer TOKEN”; a new token is made in the settings (Ctrl+,).',
  'api-foreign-caller':
    'Only programs on this computer are answered, under the name 127.0.0.1 or localhost, and no web page (header {header}). Ask from a program of your own.',
  'api-too-often': 'Too many requests. Ask again in {seconds} seconds.',
  'api-queue-full': 'There are {maximum} requests waiting already. Ask again later; nothing of this one was kept.',
  'api-body-too-large': 'The request is over {maximumMegabytes} MB. Send one encounter of one patient at a time.',
  'api-batch-too-large': 'The batch has {records} records, over {maximum}. Send several smaller ones; nothing of this one was kept.',
  'api-malformed-json': 'The request is no valid JSON. Send an object with the field medical_text, in UTF-8.',
  'api-not-json': 'The request is not JSON. Send the header “Content-Type: application/json”.',
  'api-unknown-path': 'There is nothing at this address. What there is stands in /openapi.json.',
  'api-unknown-batch': 'This batch is not known here, or has no such record. Its drafts, if any, are in the queue of the window.',
  'api-port-taken':
    'The interface can’t listen on port {port} ({reason}). Choose another port, or end the program that uses this one, and switch it on again.',
  locked: 'The workstation is locked. Unlock it first.',
  'pin-needed': 'Enter the PIN. For an account without one, ask the administrator to set it.',
  'pin-wrong':
    'The PIN is wrong. {left} tries left, then each one has to wait. If it is forgotten, your IT can open with the recovery key.',
  'pin-wait': 'Too many wrong PINs: wait {seconds} s. If it is forgotten, your IT can open with the recovery key.',
  'pin-short': 'A PIN has at least 4 characters, digits or letters.',
  'pin-long': 'A PIN has at most 64 characters.',
  'pin-simple': 'This PIN is guessed too easily (the same digits, or a run). Choose another.',
  'recovery-key-none':
    'No recovery key was ever made on this computer. Ask your IT to restore the key file (key.json) from a backup; nothing was deleted.',
  'recovery-key-typed':
    'Group {group} of the recovery key is not right (0: too few or too many characters). Compare it with the paper and type it again.',
  'recovery-key-wrong':
    'The recovery key was typed without a slip, but it does not open this computer’s database: it may belong to another computer, or a newer one was made since.',
  'accounts-altered':
    'The list of accounts was changed outside the program, so nothing was opened. Ask your IT to restore the key file (key.json) from a backup.',
  'role-not-allowed':
    'An administrator’s account drafts and signs nothing. Lock the program (Ctrl+L) and sign in as a physician or an intern; nothing was changed.',
  'administrator-needed':
    'This step is for an administrator, or for a physician where there is none. Lock the program (Ctrl+L) and have one sign in; nothing was changed.',
  'account-name': 'Give a name, and one that no other account has.',
  'account-unknown': 'There is no such account; it may have been removed.',
  'accounts-need-pin': 'Where there are several accounts, each has a PIN.',
  'account-self': 'You can’t remove your own account or change your own role.',
  'note-first-signed': 'You have signed this version; it waits for a physician’s signature.',
  'store-key-lost':
    'The local database can’t be opened: its key does not fit or is lost. Nothing was deleted: ask your IT to restore the key.',
  'store-unreadable': 'The local database is damaged and can’t be opened. The file was left as it is: ask your IT to restore a backup.',
  'store-newer': 'The database is from a newer version ({found} > {known}). Install the newer program; nothing was changed.',
  'store-read-only':
    'The data folder can’t be written ({reason}). What you typed is on screen: have your IT make the folder writable, then save again.',
  'backup-damaged': 'The backup {name} is not what was written ({reason}) and was not used. Take another one.',
  'backup-none': 'There is no whole backup in {folder}. Nothing was changed; ask your IT before you go on.',
  'audit-cut':
    'The database lacks steps that were taken before: it was damaged, or exchanged for an older one. Open the audit (Alt+U), and compare with the newest backup before you go on.',
  'disk-full': 'The disk is full, and the last change was not saved. Free some space and try again; the text on screen is not lost.',
  'clipboard-failed': 'Writing to the clipboard failed ({reason}). Try again.',
  'name-not-in-gbk':
    'The patient’s name has characters that GBK lacks ({codes}). Nothing was copied, lest the name be wrong. Enter the name by hand in the record system, or switch “GBK characters only” off in the settings.',
  'print-failed': 'Nothing was printed ({reason}). Check the printer and try again, or save as PDF.',
  'file-not-written': 'The file was not written ({reason}). Choose another folder, or check that no file of that name is open.',
  'forbidden-sender': 'The request came from an unknown page and was refused.',
  unexpected: 'The program failed ({name}) and noted it. What was saved is safe; try again.',
} as const satisfies Record<ErrorCode, string>
