from packaging.version import InvalidVersion, Version, parse

texts = ["1.0", "1.0.0", "v1.2", "1.10", "1.2a1", "1.2.beta", "1.2rc2", "1.2.dev3", "1.2.post1", "1.2-1",
         "1.2+local.1", "1.2+1", "1!0.1", "1.2a1.dev1", "1.2.post1.dev2"]
for version in sorted(map(Version, texts)):
    print(repr(version), version.public, version.base_version, version.release, version.pre, version.post,
          version.dev, version.local, version.is_prerelease, version.major, version.minor, version.micro)
print(parse("1.20.1") >= Version("1.7.0"), Version("1.0") == Version("1.0.0"), hash(parse("1")) == hash(parse("1.0")))
for text in ["", "x", "1..2", "1.0+"]:
    try:
        print(Version(text))
    except InvalidVersion as error:
        print(error)
