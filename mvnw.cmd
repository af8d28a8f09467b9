@rem mvnw for Windows: runs Maven on a JDK 25. See mvnw for the story; this one takes Maven from the wrapper's cache,
@rem else from the address in .mvn\wrapper\maven-wrapper.properties, checksum and all.
@echo off
setlocal

set "FOUND="
call :try "%JAVA_HOME%"
call :try "%JAVA_HOME_25_X64%"
call :try "%JAVA_HOME_25_ARM64%"
call :try "%JAVA25_HOME%"
call :try "%JDK25_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~d"
if not defined FOUND (
  echo mvnw: needs JDK 25 and found none; install Eclipse Temurin 25 ^(https://adoptium.net^) or set JAVA_HOME to a JDK 25. 1>&2
  exit /b 1
)
set "JAVA_HOME=%FOUND%"

for /f "usebackq tokens=1,* delims==" %%a in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
  if "%%a"=="distributionUrl" set "URL=%%b"
  if "%%a"=="distributionSha256Sum" set "SUM=%%b"
)
for %%f in ("%URL%") do set "ZIP=%%~nxf"
set "NAME=%ZIP:-bin.zip=%"
set "CACHE=%USERPROFILE%\.m2\wrapper\dists\%NAME%"
set "MAVEN=%CACHE%\%SUM:~0,16%"

if not exist "%MAVEN%\bin\mvn.cmd" (
  echo mvnw: fetching %URL% 1>&2
  powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; $work = Join-Path $env:CACHE ([guid]::NewGuid()); New-Item -ItemType Directory -Force $work | Out-Null; try { $zip = Join-Path $work $env:ZIP; Invoke-WebRequest -UseBasicParsing $env:URL -OutFile $zip; if ((Get-FileHash $zip -Algorithm SHA256).Hash -ne $env:SUM) { throw 'mvnw: the checksum does not match' }; Expand-Archive $zip $work; if (-not (Test-Path $env:MAVEN)) { Move-Item (Join-Path $work $env:NAME) $env:MAVEN } } finally { Remove-Item -Recurse -Force $work }" || exit /b 1
)
call "%MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b
if not exist "%~1\bin\javac.exe" exit /b
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "FOUND=%~1"
exit /b
