/** The products whose patches the app knows, as they ship with it: names for the screens of the weekly discs. */
import { ProductList } from '#shared/domain/media/products'
import type { Product } from '#shared/domain/media/products'

const found = import.meta.glob<unknown>('../../resources/media/products.json', { eager: true, import: 'default' })

export const products: readonly Product[] = Object.values(found).flatMap((list) => ProductList.parse(list).products)
