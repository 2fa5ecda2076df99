/*
 * The interpreter's `_ctypes` module is linked against libffi, and scripts are not offered it: a
 * migration has no business in C libraries. These definitions take the library's place, so that
 * neither building nor running the program needs it. Names and signatures are libffi's
 * (its manual, chapters "The Basics", "The Closure API" and "Primitive Types").
 */

#include <stddef.h>

/* FFI_BAD_ABI: what libffi answers when it can't describe a call. */
enum { BAD_ABI = 2 };

struct type {
    size_t size;
    unsigned short alignment;
    unsigned short type;
    struct type **elements;
};

struct type ffi_type_void, ffi_type_pointer, ffi_type_float, ffi_type_double,
    ffi_type_longdouble, ffi_type_uint8, ffi_type_sint8, ffi_type_uint16, ffi_type_sint16,
    ffi_type_uint32, ffi_type_sint32, ffi_type_uint64, ffi_type_sint64;

int ffi_prep_cif(void *cif, int abi, unsigned int count, struct type *result,
                 struct type **arguments) {
    (void)cif, (void)abi, (void)count, (void)result, (void)arguments;
    return BAD_ABI;
}

int ffi_prep_cif_var(void *cif, int abi, unsigned int fixed, unsigned int count,
                     struct type *result, struct type **arguments) {
    (void)cif, (void)abi, (void)fixed, (void)count, (void)result, (void)arguments;
    return BAD_ABI;
}

void ffi_call(void *cif, void (*function)(void), void *result, void **arguments) {
    (void)cif, (void)function, (void)result, (void)arguments;
}

void *ffi_closure_alloc(size_t size, void **code) {
    (void)size;
    *code = NULL;
    return NULL;
}

void ffi_closure_free(void *closure) { (void)closure; }

int ffi_prep_closure_loc(void *closure, void *cif, void (*function)(void *, void *, void **, void *),
                         void *data, void *code) {
    (void)closure, (void)cif, (void)function, (void)data, (void)code;
    return BAD_ABI;
}
