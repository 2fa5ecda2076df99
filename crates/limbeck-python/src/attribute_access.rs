//! Quick access to the attributes of objects.
//!
//! The interpreter asks each class how its instances' attributes are read and written. It finds
//! `object.__getattribute__` and `object.__setattr__`, which are ordinary methods there, and takes
//! them for methods that a class has put in place of its own: every access to an attribute becomes
//! a call, and none of the instructions for known classes applies. As descriptors of the slots,
//! which is what they are in CPython, they are recognised.

use rustpython_vm::AsObject;
use rustpython_vm::class::add_operators;
use rustpython_vm::vm::Context;

/// Methods of `object` that do what its slots do.
const METHODS: [&str; 3] = ["__getattribute__", "__setattr__", "__delattr__"];

/// Makes the methods of `object` descriptors of its slots, before any class asks for them. All
/// interpreters of a thread share that class.
pub(crate) fn make_quick(context: &Context) {
    let object = context.types.object_type;
    let mut attributes = object.attributes.write();
    for name in METHODS {
        let name = context.intern_str(name);
        let is_method = attributes
            .get(name)
            .is_some_and(|found| found.class().is(context.types.method_descriptor_type));
        if is_method {
            attributes.shift_remove(name);
        }
    }
    drop(attributes);
    // It adds those that are missing.
    add_operators(object, context);
}
