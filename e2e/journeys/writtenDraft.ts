import { expect } from 'playwright/test'
import type { Workstation } from './workstation.ts'

/** A draft that the model began, stopped and taken over, with these words in its sections: quick where the model is there but not what a test is about. */
export async function writeOverDraft(workstation: Workstation, texts: Readonly<Record<string, string>>): Promise<void> {
  const { page } = workstation
  await workstation.startDraft()
  await workstation.press('Escape')
  await workstation.expectPhase('stopped', 30_000)
  await page.getByTestId('keep-draft').click()
  await workstation.expectPhase('drafted', 5_000)
  for (const [sectionId, text] of Object.entries(texts)) {
    await workstation.sectionText(sectionId).focus()
    await workstation.press('Control+a')
    await page.keyboard.insertText(text)
  }
  await workstation.expectSaved()
  await expect(page.getByTestId('left-to-check')).toHaveAttribute('data-count', /\d/)
}
