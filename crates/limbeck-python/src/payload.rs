//! Reads requests straight from Python objects.

use std::fmt;

use rustpython_vm::builtins::{PyBytes, PyDict, PyFloat, PyInt, PyList, PyStr, PyTuple};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use crate::placeholder;

/// Reads a value from Python objects.
///
/// # Errors
///
/// A Python exception: what a placeholder stands for and where it was imported, or which part of
/// the object does not fit.
pub(crate) fn read<T: DeserializeOwned>(object: &PyObject, vm: &VirtualMachine) -> PyResult<T> {
    let reader = Reader {
        object,
        vm,
        depth: 0,
    };
    T::deserialize(reader).map_err(|fault| {
        if let Some(error) = fault.placeholder {
            return error;
        }
        let mut path: Vec<&str> = fault.path.iter().map(String::as_str).collect();
        path.reverse();
        let place = if path.is_empty() {
            String::new()
        } else {
            format!(" at {}", path.concat().trim_start_matches('.'))
        };
        vm.new_type_error(format!("{}{place}", fault.message))
    })
}

/// Containers within containers at which reading stops, before the stack ends.
const MAX_DEPTH: usize = 400;

/// Why an object could not be read.
#[derive(Debug)]
struct Fault {
    message: String,
    /// Steps to the place, innermost first.
    path: Vec<String>,
    /// The complete exception, for a placeholder.
    placeholder: Option<rustpython_vm::builtins::PyBaseExceptionRef>,
}

impl Fault {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            path: Vec::new(),
            placeholder: None,
        }
    }

    fn within(mut self, step: String) -> Self {
        self.path.push(step);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

/// One object on its way into a Rust value.
#[derive(Clone, Copy)]
struct Reader<'a> {
    object: &'a PyObject,
    vm: &'a VirtualMachine,
    /// How many containers it is in.
    depth: usize,
}

impl<'a> Reader<'a> {
    fn at<'b>(self, object: &'b PyObject) -> Reader<'b>
    where
        'a: 'b,
    {
        Reader {
            object,
            vm: self.vm,
            depth: self.depth + 1,
        }
    }

    fn text(self, text: &PyStr) -> Result<&str, Fault> {
        text.to_str()
            .ok_or_else(|| Fault::new("text with a lone surrogate, which no database can store"))
    }

    fn unsuitable(self) -> Fault {
        match placeholder::refusal(self.object, self.vm) {
            Some(error) => Fault {
                placeholder: Some(error),
                ..Fault::new("placeholder")
            },
            None => Fault::new(format!(
                "an object of type '{}' can't be passed to the database",
                self.object.class().name()
            )),
        }
    }
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let object = self.object;
        if self.depth > MAX_DEPTH {
            return Err(Fault::new("a value that is nested too deeply"));
        }
        if self.vm.is_none(object) {
            visitor.visit_unit()
        } else if let Some(text) = object.downcast_ref::<PyStr>() {
            visitor.visit_str(self.text(text)?)
        } else if object.fast_isinstance(self.vm.ctx.types.bool_type) {
            visitor.visit_bool(object.is(&self.vm.ctx.true_value))
        } else if let Some(number) = object.downcast_ref::<PyInt>() {
            if let Ok(number) = number.try_to_primitive::<i64>(self.vm) {
                visitor.visit_i64(number)
            } else if let Ok(number) = number.try_to_primitive::<u64>(self.vm) {
                visitor.visit_u64(number)
            } else {
                Err(Fault::new(format!(
                    "the integer {} does not fit 64 bits",
                    number.to_str_radix_10()
                )))
            }
        } else if let Some(number) = object.downcast_ref::<PyFloat>() {
            visitor.visit_f64(number.to_f64())
        } else if let Some(dictionary) = object.downcast_ref::<PyDict>() {
            visitor.visit_map(Entries {
                reader: self,
                entries: dictionary.items_vec().into_iter(),
                pending: None,
            })
        } else if let Some(list) = object.downcast_ref::<PyList>() {
            let items = list.borrow_vec().to_vec();
            visitor.visit_seq(Items::new(self, items))
        } else if let Some(tuple) = object.downcast_ref::<PyTuple>() {
            visitor.visit_seq(Items::new(self, tuple.as_slice().to_vec()))
        } else if let Some(bytes) = object.downcast_ref::<PyBytes>() {
            visitor.visit_seq(de::value::SeqDeserializer::new(
                bytes.as_bytes().iter().copied(),
            ))
        } else {
            Err(self.unsuitable())
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.vm.is_none(self.object) {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if let Some(text) = self.object.downcast_ref::<PyStr>() {
            return visitor.visit_enum(self.text(text)?.into_deserializer());
        }
        let Some(dictionary) = self.object.downcast_ref::<PyDict>() else {
            return Err(self.unsuitable());
        };
        let mut entries = dictionary.items_vec();
        match (entries.pop(), entries.is_empty()) {
            (Some((variant, value)), true) => visitor.visit_enum(Variant {
                reader: self,
                variant,
                value,
            }),
            _ => Err(Fault::new("expected a map with one key")),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The entries of a dictionary.
struct Entries<'a> {
    reader: Reader<'a>,
    entries: std::vec::IntoIter<(PyObjectRef, PyObjectRef)>,
    pending: Option<(String, PyObjectRef)>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        let Some(text) = key.downcast_ref::<PyStr>() else {
            return Err(Fault::new(format!(
                "a key of type '{}' where text is expected",
                key.class().name()
            )));
        };
        let text = self.reader.text(text)?;
        let result = seed.deserialize(StrDeserializer::<Fault>::new(text))?;
        self.pending = Some((text.to_owned(), value));
        Ok(Some(result))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, value)) = self.pending.take() else {
            return Err(Fault::new("a value without a key"));
        };
        seed.deserialize(self.reader.at(&value))
            .map_err(|fault| fault.within(format!(".{key}")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// The items of a list or tuple.
struct Items<'a> {
    reader: Reader<'a>,
    items: std::iter::Enumerate<std::vec::IntoIter<PyObjectRef>>,
}

impl<'a> Items<'a> {
    fn new(reader: Reader<'a>, items: Vec<PyObjectRef>) -> Self {
        Self {
            reader,
            items: items.into_iter().enumerate(),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((index, item)) = self.items.next() else {
            return Ok(None);
        };
        seed.deserialize(self.reader.at(&item))
            .map(Some)
            .map_err(|fault| fault.within(format!("[{index}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// A variant with a value: a dictionary with one entry.
struct Variant<'a> {
    reader: Reader<'a>,
    variant: PyObjectRef,
    value: PyObjectRef,
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let variant = seed.deserialize(self.reader.at(&self.variant))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.reader.at(&self.value))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_any(self.reader.at(&self.value), visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_any(self.reader.at(&self.value), visitor)
    }
}
