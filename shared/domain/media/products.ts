/** The products whose patches are known by name: data (`resources/media/products.json`), so that a new one needs no new code. */
import { z } from 'zod'
import { Architecture, PatchLanguage } from './inspection'

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

export const Product = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Regular expressions on the file's name in small letters. */
  names: z.array(z.string().max(200).refine(isPattern, 'not a regular expression')).min(1),
  /** For which processors there is such a product; left out, for all. */
  architectures: z.array(Architecture).optional(),
  /** The language of its patches whose name names none. */
  language: PatchLanguage.optional(),
  /** A part with patches of its own, like .NET in Windows: where its pattern fits, the whole it is part of is not meant. */
  before: z.boolean().optional(),
})
export type Product = z.infer<typeof Product>

export const ProductList = z
  .strictObject({ products: z.array(Product).min(1) })
  .refine(({ products }) => new Set(products.map(({ id }) => id)).size === products.length, 'an id stands twice')
export type ProductList = z.infer<typeof ProductList>
